//! The file with the keys: locked by a passphrase with Argon2id, sealed with ChaCha20-Poly1305.
//!
//! It is written whole to a file beside and renamed, readable by the user alone. It holds names and keys, nothing
//! else.

use super::KeyError;
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::{SecureRandom, SystemRandom};
use secrecy::zeroize::Zeroize;
use secrecy::{ExposeSecret, SecretBox, SecretString};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Fewest characters of a passphrase.
pub(super) const SHORTEST: usize = 10;
/// Argon2id as RFC 9106 recommends where memory is short: 64 MiB, three passes.
const MEMORY: u32 = 64 << 10;
const PASSES: u32 = 3;
/// What the seal is bound to besides the key.
const BOUND: &[u8] = b"understudy keys 1";

#[derive(Serialize, Deserialize)]
struct Sealed {
    version: u32,
    memory: u32,
    passes: u32,
    salt: String,
    nonce: String,
    data: String,
}

/// An open file.
pub(super) struct Locked {
    path: PathBuf,
    salt: Vec<u8>,
    key: SecretBox<[u8; 32]>,
    keys: BTreeMap<String, SecretString>,
}

impl std::fmt::Debug for Locked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Locked").field("names", &self.keys.keys()).finish_non_exhaustive()
    }
}

impl Locked {
    /// Opens the file, or begins one when there is none.
    pub(super) fn open(path: &Path, passphrase: &SecretString) -> Result<Locked, KeyError> {
        let wrong = |why: &str| KeyError::File { path: path.to_owned(), why: why.to_owned() };
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Locked::begin(path, passphrase),
            Err(e) => return Err(wrong(&format!("cannot be read: {e}"))),
        };
        let damaged = || wrong("is damaged");
        let sealed: Sealed = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
        // Figures from a file are not trusted: a forged one could ask for all the memory there is.
        if sealed.version != 1 || sealed.memory > 4 * MEMORY || sealed.passes > 4 * PASSES {
            return Err(wrong("was written by another version"));
        }
        let decode = |text: &str| STANDARD.decode(text).map_err(|_| damaged());
        let (salt, nonce, mut data) = (decode(&sealed.salt)?, decode(&sealed.nonce)?, decode(&sealed.data)?);
        let key = derive(passphrase, &salt, sealed.memory, sealed.passes).ok_or_else(damaged)?;
        let nonce = Nonce::try_assume_unique_for_key(&nonce).map_err(|_| damaged())?;
        let plain = cipher(&key).open_in_place(nonce, Aad::from(BOUND), &mut data).map_err(|_| KeyError::Wrong)?;
        let map: Result<BTreeMap<String, String>, _> = serde_json::from_slice(plain);
        let keys = map.map_err(|_| damaged())?.into_iter().map(|(n, k)| (n, SecretString::from(k))).collect();
        data.zeroize();
        Ok(Locked { path: path.to_owned(), salt, key, keys })
    }

    fn begin(path: &Path, passphrase: &SecretString) -> Result<Locked, KeyError> {
        if passphrase.expose_secret().chars().count() < SHORTEST {
            return Err(KeyError::Short);
        }
        let salt = random::<16>(path)?.to_vec();
        let key = derive(passphrase, &salt, MEMORY, PASSES);
        let key = key.ok_or_else(|| KeyError::File { path: path.to_owned(), why: "cannot be begun".into() })?;
        let begun = Locked { path: path.to_owned(), salt, key, keys: BTreeMap::new() };
        begun.save()?;
        Ok(begun)
    }

    pub(super) fn get(&self, name: &str) -> Option<SecretString> {
        self.keys.get(name).cloned()
    }

    /// Keeps or forgets a key, on the disk first.
    pub(super) fn set(&mut self, name: &str, key: Option<&SecretString>) -> Result<(), KeyError> {
        let before = match key {
            Some(key) => self.keys.insert(name.to_owned(), key.clone()),
            None => self.keys.remove(name),
        };
        self.save().inspect_err(|_| {
            match before {
                Some(old) => self.keys.insert(name.to_owned(), old),
                None => self.keys.remove(name),
            };
        })
    }

    fn save(&self) -> Result<(), KeyError> {
        let wrong = |why: String| KeyError::File { path: self.path.clone(), why };
        let map: BTreeMap<&str, &str> = self.keys.iter().map(|(n, k)| (n.as_str(), k.expose_secret())).collect();
        let mut data = serde_json::to_vec(&map).map_err(|_| wrong("cannot be written".into()))?;
        let nonce = random::<NONCE_LEN>(&self.path)?;
        let sealing = cipher(&self.key).seal_in_place_append_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(BOUND),
            &mut data,
        );
        sealing.map_err(|_| wrong("cannot be sealed".into()))?;
        let sealed = Sealed {
            version: 1,
            memory: MEMORY,
            passes: PASSES,
            salt: STANDARD.encode(&self.salt),
            nonce: STANDARD.encode(nonce),
            data: STANDARD.encode(&data),
        };
        let text = serde_json::to_vec(&sealed).map_err(|_| wrong("cannot be written".into()))?;
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let write = || -> std::io::Result<()> {
            let mut beside = tempfile::NamedTempFile::new_in(folder)?;
            beside.write_all(&text)?;
            beside.as_file().sync_all()?;
            beside.persist(&self.path).map_err(|e| e.error)?;
            std::fs::File::open(folder)?.sync_all()
        };
        write().map_err(|e| wrong(format!("cannot be written: {e}")))
    }
}

fn derive(passphrase: &SecretString, salt: &[u8], memory: u32, passes: u32) -> Option<SecretBox<[u8; 32]>> {
    let params = Params::new(memory, passes, 1, Some(32)).ok()?;
    let mut key = Box::new([0u8; 32]);
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password_into(passphrase.expose_secret().as_bytes(), salt, &mut key[..]).ok()?;
    Some(SecretBox::new(key))
}

fn cipher(key: &SecretBox<[u8; 32]>) -> LessSafeKey {
    let key = UnboundKey::new(&CHACHA20_POLY1305, key.expose_secret());
    LessSafeKey::new(key.expect("a key of this cipher has 32 bytes"))
}

fn random<const N: usize>(path: &Path) -> Result<[u8; N], KeyError> {
    let mut bytes = [0u8; N];
    let why = "cannot be written: the system gives no random bytes".to_owned();
    SystemRandom::new().fill(&mut bytes).map_err(|_| KeyError::File { path: path.to_owned(), why })?;
    Ok(bytes)
}
