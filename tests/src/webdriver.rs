//! The real window, driven from outside: a virtual screen, a session bus, and WebKit's own driver.
//!
//! It speaks the W3C WebDriver protocol over plain HTTP, the dozen calls that the tests need. It waits for conditions with a
//! deadline and never for a time. It knows no page; `journey` does.

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Pause between two looks at a condition.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// The name under which the protocol hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An element of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Element(String);

/// A window that is open, with everything that was started for it. Dropping it ends them all.
pub struct Window {
    // In the order in which they are ended.
    driver: Group,
    _screen: Group,
    port: u16,
    session: String,
}

/// What to open, and where its traces may lie.
pub struct Opening<'a> {
    /// The window's program.
    pub program: &'a Path,
    /// Its arguments.
    pub arguments: &'a [&'a str],
    /// Stands in for the user's home, so that the test neither reads nor leaves anything there.
    pub home: &'a Path,
    /// Of the screen, in pixels.
    pub size: (u32, u32),
}

impl Window {
    /// Starts the screen, the bus and the driver, and opens the window.
    pub fn open(opening: &Opening<'_>) -> Result<Window> {
        for tool in ["Xvfb", "dbus-run-session", "WebKitWebDriver"] {
            ensure!(
                is_there(tool),
                "{tool} is not here; run `cargo xtask setup --test`, which installs it or says how"
            );
        }
        let (screen, display) = start_screen(opening.size)?;
        let port = free_port()?;
        let home = opening.home;
        let mut command = Command::new("dbus-run-session");
        command
            .args(["--", "WebKitWebDriver", &format!("--port={port}"), "--host=127.0.0.1"])
            .env("DISPLAY", display)
            .env("GDK_BACKEND", "x11")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("NO_AT_BRIDGE", "1")
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_RUNTIME_DIR", home)
            .env_remove("WAYLAND_DISPLAY");
        let driver = Group::start(&mut command)?;
        let mut window = Window { driver, _screen: screen, port, session: String::new() };
        window.wait_for_driver()?;
        let options = json!({ "binary": opening.program, "args": opening.arguments });
        let wanted = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
        let answer = window.send("POST", "/session", Some(&wanted)).context("the window did not open")?;
        window.session = answer["sessionId"].as_str().context("the driver named no session")?.to_owned();
        Ok(window)
    }

    fn wait_for_driver(&mut self) -> Result<()> {
        let until = Instant::now() + Duration::from_secs(30);
        while self.send("GET", "/status", None).is_err() {
            ensure!(Instant::now() < until, "WebKitWebDriver does not answer");
            if let Some(status) = self.driver.child.try_wait()? {
                bail!("WebKitWebDriver ended at once ({status})");
            }
            std::thread::sleep(LOOK_EVERY);
        }
        Ok(())
    }

    /// Looks until `look` finds something; the error says what was waited for.
    pub fn wait<T>(
        &self,
        what: &str,
        limit: Duration,
        mut look: impl FnMut(&Window) -> Result<Option<T>>,
    ) -> Result<T> {
        let until = Instant::now() + limit;
        loop {
            // A page in motion may lose an element between two calls, so an error is looked at again too.
            let seen = look(self);
            match seen {
                Ok(Some(found)) => return Ok(found),
                Ok(None) if Instant::now() < until => {}
                Err(_) if Instant::now() < until => {}
                Ok(None) => bail!("waited {} s in vain for {what}", limit.as_secs()),
                Err(error) => return Err(error.context(format!("waited {} s in vain for {what}", limit.as_secs()))),
            }
            std::thread::sleep(LOOK_EVERY);
        }
    }

    /// Every element that the CSS selector names, in the order of the page.
    pub fn all(&self, selector: &str) -> Result<Vec<Element>> {
        let query = json!({ "using": "css selector", "value": selector });
        let found = self.call("POST", "elements", Some(&query))?;
        let found = found.as_array().context("the driver gave no list")?;
        found.iter().map(|one| Ok(Element(one[ELEMENT].as_str().context("not an element")?.to_owned()))).collect()
    }

    /// The first of them, if any.
    pub fn first(&self, selector: &str) -> Result<Option<Element>> {
        Ok(self.all(selector)?.into_iter().next())
    }

    /// Clicks in its middle, as a mouse would.
    pub fn click(&self, element: &Element) -> Result<()> {
        self.call("POST", &format!("element/{}/click", element.0), Some(&json!({}))).map(drop)
    }

    /// Types into it.
    pub fn enter(&self, element: &Element, text: &str) -> Result<()> {
        self.call("POST", &format!("element/{}/value", element.0), Some(&json!({ "text": text }))).map(drop)
    }

    /// What a person reads there.
    pub fn text(&self, element: &Element) -> Result<String> {
        Ok(self.call("GET", &format!("element/{}/text", element.0), None)?.as_str().unwrap_or_default().to_owned())
    }

    /// An attribute; empty when it has none.
    pub fn attribute(&self, element: &Element, name: &str) -> Result<String> {
        let value = self.call("GET", &format!("element/{}/attribute/{name}", element.0), None)?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Runs a function body in the page and gives back what it returns.
    pub fn script(&self, body: &str) -> Result<Value> {
        self.call("POST", "execute/sync", Some(&json!({ "script": body, "args": [] })))
    }

    /// Gives the window another size, and waits until the page has it.
    pub fn resize(&self, (width, height): (u32, u32)) -> Result<()> {
        self.call("POST", "window/rect", Some(&json!({ "x": 0, "y": 0, "width": width, "height": height })))?;
        self.wait("the new size", Duration::from_secs(20), |window| {
            let size = window.script("return [innerWidth, innerHeight]")?;
            Ok((size == json!([width, height])).then_some(()))
        })
    }

    /// Writes what the window shows as a PNG, once it has drawn what the page holds.
    pub fn screenshot(&self, file: &Path) -> Result<()> {
        // The second frame begins when the first one was drawn.
        let drawn = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";
        self.call("POST", "execute/async", Some(&json!({ "script": drawn, "args": [] })))?;
        let picture = self.call("GET", "screenshot", None)?;
        let bytes = from_base64(picture.as_str().unwrap_or_default()).context("the driver's picture cannot be read")?;
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(file, bytes).with_context(|| format!("{} could not be written", file.display()))
    }

    /// Closes the window as a user would, and waits until the program has ended.
    pub fn close(self) -> Result<()> {
        self.call("DELETE", "", None).map(drop)
    }

    fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
        let path = format!("/session/{}/{path}", self.session);
        self.send(method, path.trim_end_matches('/'), body)
    }

    /// One call of the protocol; its error is the error.
    fn send(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
        let address = format!("127.0.0.1:{}", self.port);
        let mut stream = TcpStream::connect(&address)?;
        // Opening the window is the longest call.
        stream.set_read_timeout(Some(Duration::from_secs(120)))?;
        let body = body.map(Value::to_string).unwrap_or_default();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        )?;
        let mut answer: Value = serde_json::from_slice(&read_body(&mut BufReader::new(stream))?)?;
        let value = answer["value"].take();
        if let Some(error) = value["error"].as_str() {
            bail!("{method} {path}: {error}: {}", value["message"].as_str().unwrap_or_default());
        }
        Ok(value)
    }
}

/// The body of an HTTP answer, by its length.
fn read_body(stream: &mut impl BufRead) -> Result<Vec<u8>> {
    let mut length = None;
    loop {
        let mut line = String::new();
        ensure!(stream.read_line(&mut line)? > 0, "the driver hung up");
        if line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = Some(value.trim().parse()?);
        }
    }
    let mut body = vec![0; length.context("the driver's answer has no length")?];
    stream.read_exact(&mut body)?;
    Ok(body)
}

/// A program with everything that it starts, ended together.
struct Group {
    child: Child,
}

impl Group {
    fn start(command: &mut Command) -> Result<Group> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let name = command.get_program().to_string_lossy().into_owned();
        Ok(Group { child: command.spawn().with_context(|| format!("{name} could not be started"))? })
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // A failed test must not leave a screen or a window behind. Signals to a group need unsafe code, the kill program does not.
        let group = format!("-{}", self.child.id());
        let _ = Command::new("kill").args(["-TERM", "--", &group]).stderr(Stdio::null()).status();
        let until = Instant::now() + Duration::from_secs(5);
        while Instant::now() < until && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(LOOK_EVERY);
        }
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.child.wait();
    }
}

/// A screen that nobody sees, and its name. The server chooses a free number itself.
fn start_screen((width, height): (u32, u32)) -> Result<(Group, String)> {
    let mut command = Command::new("Xvfb");
    let size = format!("{width}x{height}x24");
    command.args(["-displayfd", "1", "-screen", "0", &size, "-nolisten", "tcp", "-noreset"]);
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut screen = Group::start(&mut command)?;
    let output = screen.child.stdout.take().context("Xvfb has no output")?;
    let mut number = String::new();
    BufReader::new(output).read_line(&mut number)?;
    ensure!(!number.trim().is_empty(), "Xvfb did not start");
    Ok((screen, format!(":{}", number.trim())))
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

fn is_there(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Standard base64, as pictures cross the protocol.
fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for letter in text.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=') {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_decoded() {
        let check = |text: &str, expect: Option<&[u8]>| assert_eq!(from_base64(text).as_deref(), expect, "{text}");
        check("", Some(b""));
        check("aGVsbG8=", Some(b"hello"));
        check("aGVs\nbG8h", Some(b"hello!"));
        check("+/8=", Some(&[0xfb, 0xff]));
        check("a-b", None);
    }

    #[test]
    fn answers_are_read_by_their_length() {
        let answer = "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello and more";
        assert_eq!(read_body(&mut answer.as_bytes()).unwrap(), b"hello");
    }
}
