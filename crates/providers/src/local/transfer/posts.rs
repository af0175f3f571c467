//! The posts of the blog as their markdown files, published ones and drafts.

use crate::local::LocalAccount;
use crate::local::error::Result;
use crate::local::files::{self, Care};
use crate::local::posts::{self, LIMIT};
use understudy_agent::gate::UserGesture;

/// A post's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostFile {
    /// File name without `.md`.
    pub slug: String,
    /// It is not published.
    pub draft: bool,
    /// Its text, front matter included.
    pub text: String,
}

/// Looks at the file of a post. The error is a plain reason.
pub fn read_post(slug: &str, draft: bool, bytes: &[u8]) -> std::result::Result<PostFile, String> {
    if bytes.len() as u64 > LIMIT {
        return Err(format!("it is larger than {}", files::size_words(LIMIT)));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())?;
    posts::safe(slug).map_err(|e| e.to_string().trim_end_matches('.').to_owned())?;
    posts::parse(slug, "draft", text)?;
    Ok(PostFile { slug: slug.to_owned(), draft, text: text.to_owned() })
}

impl LocalAccount {
    /// Every post's file, by name: published ones, then drafts.
    pub fn posts_whole(&self) -> Result<Vec<PostFile>> {
        let mut all = Vec::new();
        for (folder, draft) in [("blog/posts", false), ("blog/drafts", true)] {
            for path in files::list(&self.root.join(folder), "md")? {
                let slug = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
                if let Some(text) = files::read_text(&path, LIMIT)? {
                    all.push(PostFile { slug, draft, text });
                }
            }
        }
        Ok(all)
    }

    /// Whether a post of this name is here, published or not.
    pub fn has_post(&self, slug: &str) -> bool {
        ["posts", "drafts"].iter().any(|folder| self.post_path(folder, slug).symlink_metadata().is_ok())
    }

    /// Brings a post in. Whether it was not here yet.
    ///
    /// # Errors
    /// `Full` and `Io`: nothing of it was kept.
    pub fn bring_post(&self, _gesture: &UserGesture, post: &PostFile) -> Result<bool> {
        let _guard = self.write_lock();
        if self.has_post(&post.slug) {
            return Ok(false);
        }
        let folder = if post.draft { "drafts" } else { "posts" };
        files::write(&self.post_path(folder, &post.slug), post.text.as_bytes(), Care::Durable)?;
        Ok(true)
    }
}
