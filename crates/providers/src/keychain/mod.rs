//! The keychain: the only place where a key is kept.
//!
//! The system's keychain where one runs (Secret Service, Keychain, Credential Manager); else a file that a passphrase
//! locks, `locked.rs`, and never plain text. All of it blocks: call it from a blocking thread. What a key is for is
//! the caller's business.

mod locked;

use locked::Locked;
use secrecy::{ExposeSecret, SecretString};

/// A key: shown to nobody, wiped when it goes.
pub type Key = SecretString;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The name under which the system's keychain lists our entries.
const SERVICE: &str = "understudy";

/// Where keys are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The system's keychain.
    System,
    /// The file; whether it is there, and whether its passphrase was given since the start.
    File {
        /// It is there.
        exists: bool,
        /// It can be read and written now.
        open: bool,
    },
}

/// Why a key cannot be kept or read. No text holds a key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file needs its passphrase.
    #[error("The file with the keys is locked.")]
    Locked,
    /// Another passphrase locked it.
    #[error("The passphrase does not open the file with the keys.")]
    Wrong,
    /// Too easy to guess.
    #[error("The passphrase is too short: it needs at least {} characters.", locked::SHORTEST)]
    Short,
    /// There is none by this name.
    #[error("There is no key for “{name}” in the keychain.")]
    Missing {
        /// What it is for.
        name: String,
    },
    /// The system's keychain refused.
    #[error("The system's keychain could not {what}: {why}.")]
    System {
        /// Verb with its object.
        what: &'static str,
        /// Its answer.
        why: String,
    },
    /// The file.
    #[error("The file with the keys, {}, {why}.", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What is wrong.
        why: String,
    },
}

impl KeyError {
    /// What to do next.
    pub fn hint(&self) -> &'static str {
        match self {
            KeyError::Locked => {
                "Give the passphrase. Without a keychain of the system, it is asked for once after each start."
            }
            KeyError::Wrong => {
                "Try again. Without the passphrase the keys cannot be read; remove the file and add them anew."
            }
            KeyError::Short => "Choose a longer one; some words in a row are good.",
            KeyError::Missing { .. } => "Add the teacher again with its key.",
            KeyError::System { .. } => "Unlock the keychain and try again.",
            KeyError::File { .. } => "Mend its rights or remove it, then add the keys anew.",
        }
    }
}

/// The keys of one data folder.
#[derive(Debug)]
pub struct Keychain {
    /// Tells data folders apart in the system's keychain.
    scope: String,
    path: PathBuf,
    system: bool,
    open: Mutex<Option<Locked>>,
}

impl Keychain {
    /// The keys of a data folder. With `system: false` only the file is used.
    pub fn new(data: &Path, system: bool) -> Keychain {
        use sha2::{Digest, Sha256};
        let digest = Sha256::digest(
            std::path::absolute(data).unwrap_or_else(|_| data.to_owned()).as_os_str().as_encoded_bytes(),
        );
        let scope = digest.iter().take(4).map(|b| format!("{b:02x}")).collect();
        Keychain { scope, path: data.join("keys.locked"), system, open: Mutex::default() }
    }

    /// Where a key would be kept now. A file that is there already is kept on with.
    pub fn place(&self) -> Place {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner).is_some();
        if !open && self.system && !self.path.exists() && keyring::Entry::store_status().is_ok() {
            return Place::System;
        }
        Place::File { exists: self.path.exists(), open }
    }

    /// Opens the file with its passphrase, or begins one.
    pub fn unlock(&self, passphrase: &SecretString) -> Result<(), KeyError> {
        let opened = Locked::open(&self.path, passphrase)?;
        *self.open.lock().unwrap_or_else(PoisonError::into_inner) = Some(opened);
        Ok(())
    }

    /// Keeps a key.
    pub fn set(&self, name: &str, key: &SecretString) -> Result<Place, KeyError> {
        let place = self.place();
        match place {
            Place::System => self.entry(name)?.set_password(key.expose_secret()).map_err(refused("keep the key"))?,
            Place::File { .. } => self.with_file(|file| file.set(name, Some(key)))?,
        }
        Ok(place)
    }

    /// Reads a key.
    pub fn get(&self, name: &str) -> Result<SecretString, KeyError> {
        let missing = || KeyError::Missing { name: name.to_owned() };
        match self.place() {
            Place::System => match self.entry(name)?.get_password() {
                Ok(key) => Ok(SecretString::from(key)),
                Err(keyring::Error::NoEntry) => Err(missing()),
                Err(e) => Err(refused("give the key")(e)),
            },
            Place::File { exists: false, .. } => Err(missing()),
            Place::File { .. } => self.with_file(|file| file.get(name).ok_or_else(missing)),
        }
    }

    /// Forgets a key; one that is not there is forgotten already.
    pub fn remove(&self, name: &str) -> Result<(), KeyError> {
        match self.place() {
            Place::System => match self.entry(name)?.delete_credential() {
                Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
                Err(e) => Err(refused("remove the key")(e)),
            },
            Place::File { exists: false, .. } => Ok(()),
            Place::File { .. } => self.with_file(|file| file.set(name, None)),
        }
    }

    fn entry(&self, name: &str) -> Result<keyring::Entry, KeyError> {
        keyring::Entry::new(SERVICE, &format!("{name} ({})", self.scope)).map_err(refused("be reached"))
    }

    fn with_file<T>(&self, work: impl FnOnce(&mut Locked) -> Result<T, KeyError>) -> Result<T, KeyError> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.as_mut().ok_or(KeyError::Locked).and_then(work)
    }
}

/// The keychain's own words hold bytes of the key in two cases; those are not repeated.
fn refused(what: &'static str) -> impl FnOnce(keyring::Error) -> KeyError {
    move |error| {
        let why = match &error {
            keyring::Error::BadEncoding(_) | keyring::Error::BadDataFormat(..) => "what it holds cannot be read".into(),
            other => other.to_string(),
        };
        KeyError::System { what, why }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> SecretString {
        SecretString::from(text.to_owned())
    }

    const KEY: &str = "canary-4711-not-a-real-key";

    #[test]
    fn the_file_keeps_keys_over_a_restart_and_never_in_the_clear() {
        let folder = tempfile::tempdir().expect("a folder");
        let keychain = Keychain::new(folder.path(), false);
        assert_eq!(keychain.place(), Place::File { exists: false, open: false });
        assert!(matches!(keychain.set("one", &secret(KEY)), Err(KeyError::Locked)));
        assert!(matches!(keychain.unlock(&secret("short")), Err(KeyError::Short)));
        keychain.unlock(&secret("correct horse battery")).expect("begun");
        keychain.set("one", &secret(KEY)).expect("kept");
        keychain.set("two", &secret("other")).expect("kept");
        keychain.remove("two").expect("removed");
        let bytes = std::fs::read(folder.path().join("keys.locked")).expect("there");
        assert!(!String::from_utf8_lossy(&bytes).contains("canary"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(folder.path().join("keys.locked")).expect("there").permissions().mode();
            assert_eq!(mode & 0o077, 0, "only the user may read it");
        }

        let again = Keychain::new(folder.path(), true);
        assert_eq!(again.place(), Place::File { exists: true, open: false }, "the file is kept on with");
        assert!(matches!(again.get("one"), Err(KeyError::Locked)));
        assert!(matches!(again.unlock(&secret("wrong horse battery")), Err(KeyError::Wrong)));
        again.unlock(&secret("correct horse battery")).expect("opened");
        assert_eq!(again.get("one").expect("kept").expose_secret(), KEY);
        assert!(matches!(again.get("two"), Err(KeyError::Missing { .. })));
        assert!(!format!("{again:?}").contains("canary"), "not even for a developer");
    }

    #[test]
    fn a_damaged_file_is_said_and_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keys.locked");
        let check = |bytes: &[u8]| {
            std::fs::write(&path, bytes).expect("written");
            let keychain = Keychain::new(folder.path(), false);
            let error = keychain.unlock(&secret("correct horse battery")).expect_err("damaged");
            assert!(matches!(error, KeyError::File { .. } | KeyError::Wrong), "{error}");
            assert_eq!(std::fs::read(&path).expect("there"), bytes);
        };
        check(b"");
        check(b"{\"version\":1}");
        check(b"{\"version\":1,\"salt\":\"AAAA\",\"nonce\":\"AAAA\",\"data\":\"AAAA\",\"memory\":4294967295,\"passes\":1}");
    }
}
