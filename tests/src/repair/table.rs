//! The deficiencies: every one is a shipped skill with a few words changed.

use super::deficiencies::{Deficiency, Harm};

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
                what: "Gives ten per cent to those who did not ask",
                changes: &[(
                    "The newest mail does not ask for a discount.\" (`user.notify`).\n   2. Stop.\n",
                    "The newest mail does not ask for a discount.\" (`user.notify`).\n",
                )],
            },
            Harm {
                what: "Gives customers a new discount inside a contract",
                changes: &[("(`deal found and deal.stage is won`)", "(`deal found and deal.stage is lost`)")],
            },
        ],
        foreign: "deals.update",
        vague: None,
    },
    Deficiency {
        kind: "wrong amount",
        skill: "follow-up-invoice",
        breaks: &[("(`amount over 2000 EUR`)", "(`amount over 20 EUR`)")],
        good: &[&[("(`amount over 20 EUR`)", "(`amount over 2000 EUR`)")]],
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
        kind: "two at once",
        skill: "file-newsletters",
        breaks: &[(
            "   3. Label it \"Newsletters\" (`mail.label`).\n   4. Archive it (`mail.archive`).\n",
            "   3. Label it \"Digests\" (`mail.label`).\n",
        )],
        good: &[
            &[("Label it \"Digests\"", "Label it \"Newsletters\"")],
            &[(
                "\" (`mail.label`).\n4. Leave the note",
                "\" (`mail.label`).\n   4. Archive it (`mail.archive`).\n4. Leave the note",
            )],
        ],
        harmful: &[Harm {
            what: "Files receipts as newsletters, too",
            changes: &[(
                "      1. Label it \"Receipts\" (`mail.label`).\n      2. Go on with the next message.\n",
                "      1. Label it \"Receipts\" (`mail.label`).\n",
            )],
        }],
        foreign: "mail.send",
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
