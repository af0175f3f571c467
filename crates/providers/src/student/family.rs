//! Which layout a model gets: by the protocol it was trained for, by its chat template, by the marks that
//! its vocabulary knows.
//!
//! Decided from what the file says; how a layout writes is `layout` in `agent`.

use understudy_agent::prompt::{Layout, Role, pocket_mark};

/// The layout of a model. `knows` says whether a mark is one token of its vocabulary. A model with no
/// turns that we know gets plain lines.
pub(super) fn layout(protocol: Option<u32>, template: &str, knows: impl Fn(&str) -> bool) -> Layout {
    if protocol.is_some() || knows(pocket_mark(Role::Call)) {
        return Layout::Pocket;
    }
    let able: Vec<Layout> = Layout::CHAT.into_iter().filter(|l| l.marks().iter().all(|m| knows(m))).collect();
    // A vocabulary may carry the marks of several families; the template says which one it speaks.
    let spoken = able.iter().find(|l| l.marks().iter().any(|m| template.contains(m)));
    match spoken.or(able.first()) {
        // The template closes the thought when thinking is switched off, so an open one would be answered with it.
        Some(Layout::ChatMl) if template.contains("enable_thinking") && template.contains("</think>") => {
            Layout::ChatMlUnthinking
        }
        Some(layout) => *layout,
        None => Layout::Plain,
    }
}

/// Whether a text is a mark of any layout.
pub(super) fn is_mark(text: &str) -> bool {
    Layout::CHAT.into_iter().chain([Layout::Pocket]).any(|l| l.marks().contains(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_known_by_its_marks_and_its_template() {
        let check = |protocol: Option<u32>, template: &str, marks: &[&str], expect: Layout| {
            assert_eq!(layout(protocol, template, |m| marks.contains(&m)), expect, "{marks:?} {template:?}");
        };
        let chat_ml = ["<|im_start|>", "<|im_end|>"];
        check(Some(1), "", &[], Layout::Pocket);
        check(None, "", &["<|call|>"], Layout::Pocket);
        check(None, "", &chat_ml, Layout::ChatMl);
        check(None, "{% if enable_thinking is false %}<think></think>", &chat_ml, Layout::ChatMlUnthinking);
        check(None, "", &["<start_of_turn>", "<end_of_turn>"], Layout::Gemma);
        check(None, "", &["<|turn>", "<turn|>"], Layout::Gemma4);
        check(None, "", &["<|start_of_role|>", "<|end_of_role|>", "<|end_of_text|>"], Layout::Granite);
        check(None, "", &["<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"], Layout::Llama3);
        check(None, "{{ '### Instruction' }}", &["<s>", "</s>"], Layout::Plain);
        check(None, "", &["<|start_of_role|>"], Layout::Plain);
        // Two families' marks in one vocabulary.
        let both = ["<|im_start|>", "<|im_end|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"];
        check(None, "{{ '<|im_start|>' + role }}", &both, Layout::ChatMl);
        check(None, "{{ '<|start_header_id|>' }}", &both, Layout::Llama3);
    }
}
