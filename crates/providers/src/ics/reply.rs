//! The answer to an invitation: an iTIP REPLY (RFC 5546, 3.2.3) and the words around it.

use super::{calendar, read};
use understudy_agent::record::{Address, Attendance, Event, Guest};

/// An answer ready to be put into a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Subject.
    pub subject: String,
    /// Words for people whose program does not read calendars.
    pub body: String,
    /// iCalendar text with METHOD:REPLY.
    pub calendar: String,
}

/// The answer of `user` to the invitation in `text`. `answer` is `accept`, `decline` or `tentative`; `stamp` is the
/// moment of answering, Unix seconds. `None` when the text holds no event of this UID or the answer is another word.
pub fn reply(text: &str, uid: &str, user: &Address, answer: &str, zone: &str, stamp: i64) -> Option<Reply> {
    let (attendance, word, verb) = match answer {
        "accept" => (Attendance::Accepted, "Accepted", "accepts"),
        "decline" => (Attendance::Declined, "Declined", "declines"),
        "tentative" => (Attendance::Tentative, "Tentative", "may come to"),
        _ => return None,
    };
    let event = read::as_written(text, "", zone).ok()?.into_iter().find(|e| e.uid == uid)?;
    let guests = vec![Guest { address: user.clone(), attendance }];
    let title = event.title.clone();
    let name = if user.name.is_empty() { user.email.clone() } else { user.name.clone() };
    // Notes and place are the organiser's; repeating them says nothing.
    let event = Event { guests, notes: String::new(), location: String::new(), ..event };
    Some(Reply {
        subject: format!("{word}: {title}"),
        body: format!("{name} {verb} “{title}”."),
        calendar: calendar(&[event], stamp, Some("REPLY"), ""),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_names_only_the_one_who_answers() {
        let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:u1\r\n\
            DTSTART:20261126T150000Z\r\nDTEND:20261126T153000Z\r\nSUMMARY:Call\r\nORGANIZER:mailto:jonas@x.example\r\n\
            ATTENDEE:mailto:maya@y.example\r\nATTENDEE:mailto:ines@y.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        let maya = Address { name: "Maya".into(), email: "maya@y.example".into() };
        let made = reply(text, "u1", &maya, "accept", "UTC", 0).expect("an answer");
        assert_eq!((made.subject.as_str(), made.body.as_str()), ("Accepted: Call", "Maya accepts “Call”."));
        assert!(made.calendar.contains("METHOD:REPLY"), "{}", made.calendar);
        assert!(
            made.calendar.contains("ATTENDEE;PARTSTAT=ACCEPTED;CN=Maya:mailto:maya@y.example"),
            "{}",
            made.calendar
        );
        assert!(!made.calendar.contains("ines"), "{}", made.calendar);
        assert_eq!(reply(text, "u2", &maya, "accept", "UTC", 0), None);
        assert_eq!(reply(text, "u1", &maya, "perhaps", "UTC", 0), None);
    }
}
