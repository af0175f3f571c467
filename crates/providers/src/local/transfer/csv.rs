//! Tables as text (RFC 4180): commas, semicolons or tabs, quotes, line ends inside of quotes.

/// A row with the line on which it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) line: u64,
    pub(crate) cells: Vec<String>,
}

/// What parts the cells: what stands most often in the first line, outside of quotes.
fn separator(text: &str) -> char {
    let mut inside = false;
    let mut counts = [(',', 0), (';', 0), ('\t', 0)];
    for c in text.chars() {
        match c {
            '"' => inside = !inside,
            '\n' if !inside => break,
            c if !inside => counts.iter_mut().filter(|(s, _)| *s == c).for_each(|(_, n)| *n += 1),
            _ => {}
        }
    }
    counts.into_iter().max_by_key(|(c, n)| (*n, *c == ',')).map_or(',', |(c, _)| c)
}

/// The rows of a table, empty lines left out. The error is a line and a plain reason.
pub(crate) fn rows(text: &str) -> Result<Vec<Row>, (u64, String)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let separator = separator(text);
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut line, mut begins) = (1, 1);
    // Where a cell in quotes that is still open began.
    let mut open: Option<u64> = None;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        if c == '\n' {
            line += 1;
        }
        match c {
            '"' if open.is_some() && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if open.is_some() => open = None,
            '"' if cell.is_empty() => open = Some(line),
            c if open.is_some() => cell.push(c),
            c if c == separator => row.push(std::mem::take(&mut cell)),
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' => {
                row.push(std::mem::take(&mut cell));
                rows.push(Row { line: begins, cells: std::mem::take(&mut row) });
                begins = line;
            }
            c => cell.push(c),
        }
    }
    if let Some(from) = open {
        return Err((from, "a quotation mark is not closed".into()));
    }
    row.push(cell);
    rows.push(Row { line: begins, cells: row });
    rows.retain(|r| r.cells.iter().any(|c| !c.trim().is_empty()));
    Ok(rows)
}

/// A row as text. A cell that a spreadsheet would take for a formula gets a `'` before it.
pub(crate) fn line(cells: &[String]) -> String {
    let cell = |c: &String| {
        let c = if c.starts_with(['=', '+', '@', '\'']) { format!("'{c}") } else { c.clone() };
        if c.contains([',', '"', '\n', '\r', ';', '\t']) || c.trim() != c {
            format!("\"{}\"", c.replace('"', "\"\""))
        } else {
            c
        }
    };
    format!("{}\r\n", cells.iter().map(cell).collect::<Vec<_>>().join(","))
}

/// A cell as it was before [`line`] made it safe.
pub(crate) fn plain(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '@', '\'']) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(u64, Vec<String>)> {
        rows(text).expect("a table").into_iter().map(|r| (r.line, r.cells)).collect()
    }

    #[test]
    fn tables_are_read_whatever_parts_them() {
        let row = |line: u64, cells: &[&str]| (line, cells.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>());
        assert_eq!(cells("a,b\r\n1,\"x, \"\"y\"\"\"\r\n"), [row(1, &["a", "b"]), row(2, &["1", "x, \"y\""])]);
        assert_eq!(
            cells("\u{feff}a;b\n\n1,5;\"two\nlines\"\n2;3"),
            [row(1, &["a", "b"]), row(3, &["1,5", "two\nlines"]), row(5, &["2", "3"])]
        );
        assert_eq!(rows("a,b\n1,\"open\n2,3\n"), Err((2, "a quotation mark is not closed".into())));
    }

    #[test]
    fn what_is_written_reads_back_and_is_no_formula() {
        let written: Vec<String> =
            ["=SUM(A1)", "'quoted", "plain", "a \"b\"\nc", " spaced "].map(str::to_owned).to_vec();
        let text = line(&written);
        assert!(text.starts_with("'=SUM(A1),''quoted"), "{text}");
        let back: Vec<String> = rows(&text).expect("a table")[0].cells.iter().map(|c| plain(c).to_owned()).collect();
        assert_eq!(back, written);
    }
}
