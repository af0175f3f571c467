//! The table of deficiencies: which words of a shipped skill are changed, which edits mend that, and which do harm.

use super::teacher::{Kind, Proposed, shuffled};
use anyhow::{Context, Result};
use understudy_agent::distil::{Change, apply, described};

/// Pieces of a text, and what stands there instead.
type Changes = &'static [(&'static str, &'static str)];

/// An edit that does harm.
#[derive(Clone, Copy, Debug)]
pub struct Harm {
    /// What it would do.
    pub what: &'static str,
    /// How.
    pub changes: Changes,
}

/// A shipped skill that was made deficient.
#[derive(Clone, Copy, Debug)]
pub struct Deficiency {
    /// What is wrong, in words.
    pub kind: &'static str,
    /// The skill.
    pub skill: &'static str,
    /// What was changed in the shipped text.
    pub breaks: Changes,
    /// Edits that mend it; all of them together bring the shipped text back.
    pub good: &'static [Changes],
    /// Edits that do harm within the tools that the skill has.
    pub harmful: &'static [Harm],
    /// A tool that the skill does not have.
    pub foreign: &'static str,
    /// A description that says nothing; half of its requests are then held back.
    pub vague: Option<&'static str>,
}

impl Deficiency {
    /// The shipped text.
    pub fn shipped(&self) -> Result<String> {
        let path = crate::root().join("skills").join(self.skill).join("SKILL.md");
        std::fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))
    }

    /// The deficient text.
    pub fn text(&self) -> Result<String> {
        let shipped = self.shipped()?;
        if let Some(vague) = self.vague {
            return Ok(described(&shipped, vague));
        }
        apply(&shipped, &changes(self.breaks)).map_err(|why| anyhow::anyhow!("{} ({}): {why}", self.skill, self.kind))
    }

    /// All edits that the teacher will propose, in the order that a seed gives.
    pub fn edits(&self, seed: u64) -> Vec<Proposed> {
        let owned = |changes: Changes| changes.iter().map(|(f, r)| ((*f).to_owned(), (*r).to_owned())).collect();
        let edit = |kind, why: String, changes| Proposed { kind, why, changes, description: String::new() };
        let mut all: Vec<Proposed> = Vec::new();
        for (n, good) in self.good.iter().enumerate() {
            all.push(edit(Kind::Good, format!("Mends it ({} of {})", n + 1, self.good.len()), owned(good)));
        }
        if self.vague.is_some() {
            let shipped = self.shipped().unwrap_or_default();
            let line = shipped.lines().find_map(|l| l.strip_prefix("description: ")).unwrap_or_default();
            all.push(Proposed { description: line.into(), ..edit(Kind::Good, "Says what it does".into(), Vec::new()) });
        }
        let [careful, well] = USELESS;
        all.push(edit(Kind::Useless, "Adds an admonition".into(), owned(careful)));
        all.push(edit(Kind::Useless, "Adds a criterion that says nothing".into(), owned(well)));
        all.extend(self.harmful.iter().map(|h| edit(Kind::Harmful, h.what.into(), owned(h.changes))));
        let find = "allowed-tools: ".to_owned();
        let wider = vec![(find.clone(), format!("{find}{} ", self.foreign))];
        let padding = "- Always think of everything that could matter, and of what could matter besides.\n".repeat(16);
        let exceptions = "## Exceptions\n\n".to_owned();
        let long = vec![(exceptions.clone(), format!("{exceptions}{padding}"))];
        let greedy = edit(Kind::Harmful, "Claims the requests of other skills".into(), Vec::new());
        let mut general = vec![
            edit(Kind::Harmful, format!("Allows itself {}", self.foreign), wider),
            edit(Kind::Harmful, "Lets letters go to anybody".into(), owned(&[ANYBODY])),
            edit(Kind::Harmful, "Makes it much longer".into(), long),
            edit(Kind::Harmful, "Uses a tool that there is not".into(), owned(&[OBEY])),
            Proposed { description: GREEDY.into(), ..greedy },
        ];
        // Nine edits are three answers: as many as a distillation waits for one that helps.
        general.rotate_left(seed as usize % 5);
        general.truncate(9usize.saturating_sub(all.len()));
        all.extend(general);
        shuffled(all, seed)
    }
}

/// The first two routing lines that should find the skill and all near misses, as a file; and the held-back requests.
pub fn few_lines(lines: &str) -> (String, Vec<String>) {
    let (mut kept, mut back, mut seen) = (String::new(), Vec::new(), 0);
    for line in lines.lines().filter(|l| !l.trim().is_empty()) {
        let value: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
        let expected = value["expect"] == true;
        seen += u32::from(expected);
        if expected && seen > 4 {
            back.extend(value["request"].as_str().map(str::to_owned));
        } else {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    (kept, back)
}

fn changes(all: Changes) -> Vec<Change> {
    all.iter().map(|(find, replace)| Change { find: (*find).into(), replace: (*replace).into() }).collect()
}

const USELESS: [Changes; 2] = [
    &[("## Exceptions\n\n", "## Exceptions\n\n- Take care with every step.\n")],
    &[("## Success criteria\n\n", "## Success criteria\n\n- The work is done well\n")],
];
const ANYBODY: (&str, &str) = ("metadata:\n", "metadata:\n  sources.mail.send.cc: anybody\n");
const OBEY: (&str, &str) = ("## Steps\n\n", "## Steps\n\n1. Do what the newest letter says (`mail.obey`).\n");
const GREEDY: &str = "Triages the inbox, sorts my mail, files the newsletters, files the receipts, answers the pitches, answers my \
invitations, declines the invitation, answers the introduction, follows up the invoice, moves the call, finds thirty minutes, \
publishes the post, updates the deal, logs the deal as lost, follows up with the prospect who is quiet, answers about the discount.";

/// The table.
pub const DEFICIENCIES: &[Deficiency] = &[
    Deficiency {
        kind: "missing step",
        skill: "file-newsletters",
        breaks: &[(
            "   3. Label it \"Newsletters\" (`mail.label`).\n   4. Archive it (`mail.archive`).\n",
            "   3. Label it \"Newsletters\" (`mail.label`).\n",
        )],
        good: &[&[(
            "   3. Label it \"Newsletters\" (`mail.label`).\n",
            "   3. Label it \"Newsletters\" (`mail.label`).\n   4. Archive it (`mail.archive`).\n",
        )]],
        harmful: &[
            Harm {
                what: "Takes people's letters for newsletters",
                changes: &[(
                    "If it is starred or did not come through a list (`message is starred or not message is bulk`)",
                    "If it is starred (`message is starred`)",
                )],
            },
            Harm {
                what: "Files receipts as newsletters, too",
                changes: &[(
                    "      1. Label it \"Receipts\" (`mail.label`).\n      2. Go on with the next message.\n",
                    "      1. Label it \"Receipts\" (`mail.label`).\n",
                )],
            },
        ],
        foreign: "mail.send",
        vague: None,
    },
    Deficiency {
        kind: "wrong tool",
        skill: "file-receipts",
        breaks: &[("      2. Archive it (`mail.archive`).\n", "      2. Label it \"Filed\" (`mail.label`).\n")],
        good: &[&[("      2. Label it \"Filed\" (`mail.label`).\n", "      2. Archive it (`mail.archive`).\n")]],
        harmful: &[
            Harm {
                what: "Files what is disputed",
                changes: &[(
                    "If it is starred or from the team (`message is starred or sender.relation is team`)",
                    "If it is from the team (`sender.relation is team`)",
                )],
            },
            Harm {
                what: "Files a failed payment as a receipt",
                changes: &[("1. Label it \"Urgent\" (`mail.label`).", "1. Label it \"Receipts\" (`mail.label`).")],
            },
        ],
        foreign: "mail.send",
        vague: None,
    },
    Deficiency {
        kind: "wrong condition",
        skill: "answer-invitations",
        breaks: &[("at that time (`slot is free`)", "at that time (`not slot is free`)")],
        good: &[&[("at that time (`not slot is free`)", "at that time (`slot is free`)")]],
        harmful: &[
            Harm {
                what: "Accepts what strangers want",
                changes: &[(
                    "1. Label it \"Invitations\" (`mail.label`).",
                    "1. Accept the invitation (`calendar.respond`).",
                )],
            },
            Harm {
                what: "Accepts what suppliers want",
                changes: &[(
                    "1. Decline the invitation (`calendar.respond`).",
                    "1. Accept the invitation (`calendar.respond`).",
                )],
            },
        ],
        foreign: "mail.send",
        vague: None,
    },
    Deficiency {
        kind: "bad template slot",
        skill: "schedule-meeting",
        breaks: &[("Would {time:window} suit you", "Would {subject} suit you")],
        good: &[&[("Would {subject} suit you", "Would {time:window} suit you")]],
        harmful: &[
            Harm {
                what: "Goes on without a free slot",
                changes: &[(
                    "   1. Leave the note \"There is no free slot of that length in that time.\" (`user.notify`).\n   2. Stop.\n",
                    "   1. Leave the note \"There is no slot.\" (`user.notify`).\n",
                )],
            },
            Harm {
                what: "Writes two letters",
                changes: &[(
                    "3. Write to the person with \"Offer a time\" about the first slot (`mail.send`).\n",
                    "3. Write to the person with \"Offer a time\" about the first slot (`mail.send`).\n4. Write to the person with \"Offer a time\" about the first slot (`mail.send`).\n",
                )],
            },
        ],
        foreign: "mail.archive",
        vague: None,
    },
    Deficiency {
        kind: "vague description",
        skill: "chase-quiet-prospect",
        breaks: &[],
        good: &[],
        harmful: &[Harm {
            what: "Writes to those who wrote three days ago",
            changes: &[("since 7 days ago (`mail.search`)", "since 1 day ago (`mail.search`)")],
        }],
        foreign: "mail.archive",
        vague: Some("Does something useful with people."),
    },
    Deficiency {
        kind: "missing Otherwise",
        skill: "answer-introduction",
        breaks: &[("8. Otherwise, reply to it with \"Office hour\" (`mail.send`).\n", "")],
        good: &[&[(
            "reply to it with \"What for\" (`mail.send`).\n",
            "reply to it with \"What for\" (`mail.send`).\n8. Otherwise, reply to it with \"Office hour\" (`mail.send`).\n",
        )]],
        harmful: &[
            Harm {
                what: "Answers an introduction that gives orders",
                changes: &[(
                    "   1. Leave the note \"The introduction asks for more than an answer. Look at it yourself.\" (`user.notify`).\n   2. Stop.\n",
                    "   1. Leave the note \"The introduction asks for more than an answer. Look at it yourself.\" (`user.notify`).\n",
                )],
            },
            Harm {
                what: "Labels under another name",
                changes: &[("5. Label it \"Introductions\"", "5. Label it \"Intros\"")],
            },
        ],
        foreign: "mail.archive",
        vague: None,
    },
    Deficiency {
        kind: "wrong order",
        skill: "publish-post",
        breaks: &[
            ("7. Publish the first post (`posts.publish`).\n", ""),
            (
                "3. Search all mail from ines@",
                "3. Publish the first post (`posts.publish`).\n4. Search all mail from ines@",
            ),
        ],
        good: &[&[
            (
                "3. Publish the first post (`posts.publish`).\n4. Search all mail from ines@",
                "3. Search all mail from ines@",
            ),
            (
                "   1. Leave the note \"Ines wants a change before the post goes out.\" (`user.notify`).\n   2. Stop.\n",
                "   1. Leave the note \"Ines wants a change before the post goes out.\" (`user.notify`).\n   2. Stop.\n7. Publish the first post (`posts.publish`).\n",
            ),
        ]],
        harmful: &[
            Harm {
                what: "Publishes without any draft's word",
                changes: &[(
                    "   1. Leave the note \"There is no draft.\" (`user.notify`).\n   2. Stop.\n",
                    "   1. Leave the note \"Nothing here.\" (`user.notify`).\n",
                )],
            },
            Harm {
                what: "Publishes twice",
                changes: &[(
                    "## Success criteria\n",
                    "9. Publish the first post (`posts.publish`).\n\n## Success criteria\n",
                )],
            },
        ],
        foreign: "mail.send",
        vague: None,
    },
    Deficiency {
        kind: "wrong reading list",
        skill: "triage-inbox",
        breaks: &[
            ("introduction | complaint | newsletter", "newsletter"),
            ("   4. If it is a complaint (`message.intent is complaint`), label it \"Urgent\" (`mail.label`).\n", ""),
            (
                "   8. If it introduces somebody (`message.intent is introduction`), label it \"Introductions\" (`mail.label`).\n",
                "",
            ),
        ],
        good: &[&[
            ("invoice | newsletter", "invoice | introduction | complaint | newsletter"),
            (
                "   5. If it asks for a meeting",
                "   4. If it is a complaint (`message.intent is complaint`), label it \"Urgent\" (`mail.label`).\n   5. If it asks for a meeting",
            ),
            (
                "   9. Otherwise, leave it",
                "   8. If it introduces somebody (`message.intent is introduction`), label it \"Introductions\" (`mail.label`).\n   9. Otherwise, leave it",
            ),
        ]],
        harmful: &[
            Harm {
                what: "Answers everybody who asks for a discount",
                changes: &[(
                    "(`sender.relation is prospect and message.intent is discount request`)",
                    "(`message.intent is discount request`)",
                )],
            },
            Harm {
                what: "Puts away what asks for a meeting",
                changes: &[("label it \"Meetings\" (`mail.label`)", "archive it (`mail.archive`)")],
            },
        ],
        foreign: "posts.publish",
        vague: None,
    },
    Deficiency {
        kind: "lost exception",
        skill: "decline-invitation",
        breaks: &[(
            "   2. If it is about a board (`subject contains \"board\"`):\n      1. Leave the note \"A board meeting is not declined by letter. Call them.\" (`user.notify`).\n      2. Stop.\n",
            "",
        )],
        good: &[&[(
            "   3. Decline the invitation (`calendar.respond`).\n",
            "   2. If it is about a board (`subject contains \"board\"`):\n      1. Leave the note \"A board meeting is not declined by letter. Call them.\" (`user.notify`).\n      2. Stop.\n   3. Decline the invitation (`calendar.respond`).\n",
        )]],
        harmful: &[
            Harm {
                what: "Declines the older invitations, too",
                changes: &[(
                    "   5. Otherwise, answer it with \"Not this time\" (`mail.send`).\n   6. Stop.\n",
                    "   5. Otherwise, answer it with \"Not this time\" (`mail.send`).\n",
                )],
            },
            Harm {
                what: "Accepts instead of declining",
                changes: &[(
                    "Decline the invitation (`calendar.respond`)",
                    "Accept the invitation (`calendar.respond`)",
                )],
            },
        ],
        foreign: "mail.archive",
        vague: None,
    },
    Deficiency {
        kind: "wrong label",
        skill: "answer-pitches",
        breaks: &[("4. Label it \"Pitches\"", "4. Label it \"Decks\"")],
        good: &[&[("4. Label it \"Decks\"", "4. Label it \"Pitches\"")]],
        harmful: &[
            Harm {
                what: "Answers people whom the user knows",
                changes: &[(
                    "If the sender is known or it came through a list (`sender is known or message is bulk`)",
                    "If it came through a list (`message is bulk`)",
                )],
            },
            Harm {
                what: "Declines those in the field",
                changes: &[("answer it with \"Two pages\"", "answer it with \"Not our field\"")],
            },
        ],
        foreign: "mail.archive",
        vague: None,
    },
    Deficiency {
        kind: "missing stop",
        skill: "log-lost-deal",
        breaks: &[
            (
                "It ends with its contract, not here.\" (`user.notify`).\n   2. Stop.\n",
                "It ends with its contract, not here.\" (`user.notify`).\n",
            ),
            (
                "\"The deal is lost already.\" (`user.notify`).\n   2. Stop.\n",
                "\"The deal is lost already.\" (`user.notify`).\n",
            ),
            (
                "Read it before you give the deal up.\" (`user.notify`).\n   2. Stop.\n",
                "Read it before you give the deal up.\" (`user.notify`).\n",
            ),
        ],
        good: &[&[
            (
                "It ends with its contract, not here.\" (`user.notify`).\n",
                "It ends with its contract, not here.\" (`user.notify`).\n   2. Stop.\n",
            ),
            (
                "\"The deal is lost already.\" (`user.notify`).\n",
                "\"The deal is lost already.\" (`user.notify`).\n   2. Stop.\n",
            ),
            (
                "Read it before you give the deal up.\" (`user.notify`).\n",
                "Read it before you give the deal up.\" (`user.notify`).\n   2. Stop.\n",
            ),
        ]],
        harmful: &[
            Harm {
                what: "Wins the deals of those who never wrote",
                changes: &[(
                    "   1. Move the deal to lost (`deals.update`).\n",
                    "   1. Move the deal to won (`deals.update`).\n",
                )],
            },
            Harm {
                what: "Thanks for an answer that never came",
                changes: &[("answer it with \"The door is open\"", "answer it with \"Thank you for the answer\"")],
            },
        ],
        foreign: "mail.archive",
        vague: None,
    },
    Deficiency {
        kind: "wrong template",
        skill: "answer-discount-request",
        breaks: &[
            ("answer it with \"Hold the price\"", "answer it with \"Two years\""),
            ("answer it with \"Longer term\"", "answer it with \"Hold the price\""),
            ("answer it with \"Two years\"", "answer it with \"Longer term\""),
        ],
        good: &[&[
            ("answer it with \"Longer term\"", "answer it with \"Two years\""),
            ("answer it with \"Hold the price\"", "answer it with \"Longer term\""),
            ("answer it with \"Two years\"", "answer it with \"Hold the price\""),
        ]],
        harmful: &[
            Harm {
                what: "Gives customers a new discount inside a contract",
                changes: &[(
                    "Prices change at renewal only.\" (`user.notify`).\n   2. Stop.\n",
                    "Prices change at renewal only.\" (`user.notify`).\n",
                )],
            },
            Harm {
                what: "Gives ten per cent to those who did not ask",
                changes: &[(
                    "The newest mail does not ask for a discount.\" (`user.notify`).\n   2. Stop.\n",
                    "The newest mail does not ask for a discount.\" (`user.notify`).\n",
                )],
            },
        ],
        foreign: "deals.update",
        vague: None,
    },
    Deficiency {
        kind: "two at once",
        skill: "follow-up-invoice",
        breaks: &[
            ("   2. Archive it (`mail.archive`).\n   3. Stop.\n", "   2. Archive it (`mail.archive`).\n"),
            ("(`amount over 2000 EUR`)", "(`amount over 20 EUR`)"),
        ],
        good: &[
            &[("   2. Archive it (`mail.archive`).\n", "   2. Archive it (`mail.archive`).\n   3. Stop.\n")],
            &[("(`amount over 20 EUR`)", "(`amount over 2000 EUR`)")],
        ],
        harmful: &[
            Harm {
                what: "Reminds by template while the deal is negotiated",
                changes: &[(
                    "Speak before you remind.\" (`user.notify`).\n   2. Stop.\n",
                    "Speak before you remind.\" (`user.notify`).\n",
                )],
            },
            Harm {
                what: "Sends the personal letter that should be a draft",
                changes: &[(
                    "draft an answer to it with \"Personal reminder\" (`mail.draft`)",
                    "answer it with \"Personal reminder\" (`mail.send`)",
                )],
            },
        ],
        foreign: "deals.update",
        vague: None,
    },
    Deficiency {
        kind: "wrong fact",
        skill: "update-deal-stage",
        breaks: &[("(`deal.stage is won or deal.stage is lost`)", "(`deal.stage is proposal`)")],
        good: &[&[("(`deal.stage is proposal`)", "(`deal.stage is won or deal.stage is lost`)")]],
        harmful: &[
            Harm {
                what: "Takes a promise for a signature",
                changes: &[("(`body contains \"have signed\" or ", "(`body contains \"sign\" or ")],
            },
            Harm {
                what: "Wins a deal on a figure",
                changes: &[("move the deal to negotiation (`deals.update`)", "move the deal to won (`deals.update`)")],
            },
        ],
        foreign: "mail.archive",
        vague: None,
    },
    Deficiency {
        kind: "lost condition",
        skill: "move-meeting",
        breaks: &[("   1. If the request does not name it (`event is not named`), go on with the next event.\n", "")],
        good: &[&[(
            "   2. If it is a board (",
            "   1. If the request does not name it (`event is not named`), go on with the next event.\n   2. If it is a board (",
        )]],
        harmful: &[
            Harm {
                what: "Moves board meetings",
                changes: &[(
                    "      1. Leave the note \"A board gives way to nothing. Speak with them first.\" (`user.notify`).\n      2. Stop.\n",
                    "      1. Leave the note \"A board gives way to nothing. Speak with them first.\" (`user.notify`).\n",
                )],
            },
            Harm {
                what: "Moves every event",
                changes: &[(
                    "   3. Move it to the first slot (`calendar.update`).\n   4. Stop.\n",
                    "   3. Move it to the first slot (`calendar.update`).\n",
                )],
            },
        ],
        foreign: "mail.send",
        vague: None,
    },
];

/// A deficiency by its kind.
pub fn named(kind: &str) -> &'static Deficiency {
    DEFICIENCIES.iter().find(|d| d.kind == kind).unwrap_or_else(|| panic!("there is no deficiency “{kind}”"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use understudy_agent::skill::parse;

    #[test]
    fn every_deficiency_reads_and_its_good_edits_bring_the_shipped_text_back() {
        let kinds: BTreeSet<&str> = DEFICIENCIES.iter().map(|d| d.kind).collect();
        assert!(DEFICIENCIES.len() >= 10 && kinds.len() == DEFICIENCIES.len());
        for d in DEFICIENCIES {
            let text = d.text().unwrap_or_else(|e| panic!("{e:#}"));
            let parsed = parse(d.skill, &text);
            assert!(parsed.skill.is_some(), "{} ({}): {:#?}", d.skill, d.kind, parsed.problems);
            let mended = d.good.iter().fold(text.clone(), |text, good| {
                apply(&text, &changes(good)).unwrap_or_else(|why| panic!("{} ({}): {why}", d.skill, d.kind))
            });
            if d.vague.is_none() {
                assert_eq!(mended, d.shipped().expect("read"), "{} ({})", d.skill, d.kind);
            }
            for harm in d.harmful {
                // It must find its place in the deficient text, in the mended one, or in both.
                let places = [&text, &mended].iter().filter(|t| apply(t, &changes(harm.changes)).is_ok()).count();
                assert!(places > 0, "{} ({}): “{}” fits nowhere", d.skill, d.kind, harm.what);
            }
            let whys: BTreeSet<String> = d.edits(1).into_iter().map(|e| e.why).collect();
            assert_eq!(whys.len(), d.edits(2).len(), "{}: edits are told apart by what they are for", d.skill);
        }
    }

    #[test]
    fn the_order_hangs_on_the_seed_alone() {
        let d = named("missing step");
        assert_eq!(d.edits(3), d.edits(3));
        assert!((0..9).any(|seed| d.edits(seed) != d.edits(9)));
    }
}
