//! The blog: markdown files under git, `drafts/SLUG.md` before and `posts/SLUG.md` after publishing.
//!
//! Publishing moves the file and commits; taking it back moves it back and commits. The history is only
//! added to. Nothing is pushed anywhere.

use super::error::{ProviderError, Result};
use super::files::{self, Care};
use super::{LocalAccount, Problem};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use understudy_agent::record::{Address, Post};

/// Largest post, bytes.
pub(crate) const LIMIT: u64 = 1_000_000;

#[derive(Default, Deserialize)]
#[serde(default)]
struct FrontMatter {
    title: String,
    tags: Vec<String>,
}

impl LocalAccount {
    /// Drafts and published posts: drafts first, the newest of each first, equally old ones by slug.
    pub fn posts(&self) -> Result<Vec<Post>> {
        Ok(self.blog()?.0)
    }

    pub(crate) fn blog(&self) -> Result<(Vec<Post>, Vec<Problem>)> {
        let mut posts = Vec::new();
        let mut problems = Vec::new();
        for (folder, status) in [("blog/drafts", "draft"), ("blog/posts", "published")] {
            let mut found = Vec::new();
            for path in files::list(&self.root.join(folder), "md")? {
                let read = files::read_text(&path, LIMIT).map_err(|e| e.to_string());
                let slug = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
                match read.and_then(|text| parse(&slug, status, &text.unwrap_or_default())) {
                    Ok(post) => found.push((std::cmp::Reverse(files::modified(&path)), post)),
                    Err(reason) => problems.push(Problem { file: self.relative(&path), reason }),
                }
            }
            found.sort_by_key(|(age, _)| *age);
            posts.extend(found.into_iter().map(|(_, post)| post));
        }
        Ok((posts, problems))
    }

    pub(crate) fn draft_to_publish(&self, slug: &str) -> Result<()> {
        safe(slug)?;
        match (self.post_path("drafts", slug).is_file(), self.post_path("posts", slug).is_file()) {
            (true, false) => Ok(()),
            (true, true) => {
                Err(ProviderError::invalid(format!("The post \"{slug}\""), "a post of this name is already published"))
            }
            (false, true) => {
                Err(ProviderError::Stale { what: format!("The post \"{slug}\" is published already and") })
            }
            (false, false) => Err(ProviderError::not_found(format!("The draft \"{slug}\""))),
        }
    }

    pub(crate) fn is_published(&self, slug: &str) -> Result<bool> {
        Ok(self.post_path("posts", slug).is_file()
            && !self.post_path("drafts", slug).is_file()
            && is_committed(&self.root, &format!("posts/{slug}.md"))?)
    }

    pub(crate) fn publish(&self, slug: &str, at: i64) -> Result<()> {
        self.shift(slug, "drafts", "posts", at, "Publish")
    }

    pub(crate) fn unpublish(&self, slug: &str, at: i64) -> Result<()> {
        self.shift(slug, "posts", "drafts", at, "Take back")
    }

    fn shift(&self, slug: &str, from: &str, to: &str, at: i64, verb: &str) -> Result<()> {
        safe(slug)?;
        let (source, target) = (self.post_path(from, slug), self.post_path(to, slug));
        if source.is_file() {
            files::rename(&source, &target, Care::Durable)?;
            files::date(&target, at)?;
        } else if !target.is_file() {
            return Err(ProviderError::not_found(format!("The post \"{slug}\"")));
        }
        commit(
            &self.root,
            &[&format!("{from}/{slug}.md"), &format!("{to}/{slug}.md")],
            &format!("{verb} {slug}"),
            &self.user,
            at,
        )
    }

    pub(crate) fn post_path(&self, folder: &str, slug: &str) -> PathBuf {
        self.root.join("blog").join(folder).join(format!("{slug}.md"))
    }
}

pub(crate) fn safe(slug: &str) -> Result<()> {
    let plain =
        !slug.is_empty() && slug.len() <= 120 && slug.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    if plain {
        Ok(())
    } else {
        Err(ProviderError::invalid(format!("The post \"{slug}\""), "a slug is letters, digits and hyphens"))
    }
}

/// Reads a post. The error is a plain reason.
pub(crate) fn parse(slug: &str, status: &str, text: &str) -> std::result::Result<Post, String> {
    let text = text.replace("\r\n", "\n");
    let (front, body) = match text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
        Some((front, body)) if front.len() <= 16_000 => {
            let front: FrontMatter =
                serde_saphyr::from_str(front).map_err(|e| format!("its front matter is not valid YAML: {e}"))?;
            (front, body.to_owned())
        }
        Some(_) => return Err("its front matter is larger than 16 kB".to_owned()),
        None if text.starts_with("---\n") => return Err("its front matter has no closing ---".to_owned()),
        None => (FrontMatter::default(), text),
    };
    let title = if front.title.is_empty() { slug.replace('-', " ") } else { front.title };
    Ok(Post { id: slug.to_owned(), title, status: status.to_owned(), body: body.trim().to_owned(), tags: front.tags })
}

/// Writes a post's file, dated `at` (Unix seconds): its file's time is what makes a post newer than another.
pub(crate) fn write(root: &Path, post: &Post, at: i64, care: Care) -> Result<()> {
    safe(&post.id)?;
    let folder = if post.status == "published" { "posts" } else { "drafts" };
    let quote = |s: &str| serde_json::to_string(s).expect("a string serialises");
    let tags: Vec<String> = post.tags.iter().map(|t| quote(t)).collect();
    let text = format!("---\ntitle: {}\ntags: [{}]\n---\n\n{}\n", quote(&post.title), tags.join(", "), post.body);
    let path = root.join("blog").join(folder).join(format!("{}.md", post.id));
    files::write(&path, text.as_bytes(), care)?;
    files::date(&path, at)
}

/// Opens the blog's repository, making it when there is none.
fn repository(root: &Path) -> Result<git2::Repository> {
    let blog = root.join("blog");
    match git2::Repository::open_ext(&blog, git2::RepositoryOpenFlags::NO_SEARCH, std::iter::empty::<&Path>()) {
        Ok(repository) => Ok(repository),
        Err(e) if e.code() == git2::ErrorCode::NotFound => {
            let mut options = git2::RepositoryInitOptions::new();
            options.initial_head("main").external_template(false);
            let repository = git2::Repository::init_opts(&blog, &options)?;
            // A log of refs would hold the system's time; the commits are the history here.
            repository.config()?.set_bool("core.logAllRefUpdates", false)?;
            Ok(repository)
        }
        Err(e) => Err(e.into()),
    }
}

/// Records the present state of `paths` (relative to the blog) in one commit; nothing changed, no commit.
pub(crate) fn commit(root: &Path, paths: &[&str], message: &str, author: &Address, at: i64) -> Result<()> {
    let repository = repository(root)?;
    let mut index = repository.index()?;
    for path in paths {
        if let Some(bytes) = files::read(&root.join("blog").join(path), LIMIT)? {
            // From the bytes, not the file: no filter and no file time gets into the index.
            index.add_frombuffer(&blank_entry(path), &bytes)?;
        } else if index.get_path(Path::new(path), 0).is_some() {
            index.remove_path(Path::new(path))?;
        }
    }
    index.write()?;
    let tree = repository.find_tree(index.write_tree()?)?;
    let parent = repository.head().ok().and_then(|h| h.peel_to_commit().ok());
    if parent.as_ref().is_some_and(|p| p.tree_id() == tree.id()) {
        return Ok(());
    }
    let name = if author.name.is_empty() { &author.email } else { &author.name };
    let signature = git2::Signature::new(name, &author.email, &git2::Time::new(at, 0))?;
    let parents: Vec<&git2::Commit<'_>> = parent.iter().collect();
    repository.commit(Some("HEAD"), &signature, &signature, message, &tree, &parents)?;
    Ok(())
}

fn blank_entry(path: &str) -> git2::IndexEntry {
    let never = git2::IndexTime::new(0, 0);
    git2::IndexEntry {
        ctime: never,
        mtime: never,
        dev: 0,
        ino: 0,
        mode: 0o100_644,
        uid: 0,
        gid: 0,
        file_size: 0,
        id: git2::Oid::ZERO_SHA1,
        flags: 0,
        flags_extended: 0,
        path: path.as_bytes().to_vec(),
    }
}

/// Whether a path is in the last commit.
fn is_committed(root: &Path, path: &str) -> Result<bool> {
    let repository = repository(root)?;
    let Ok(head) = repository.head().and_then(|h| h.peel_to_tree()) else { return Ok(false) };
    Ok(head.get_path(Path::new(path)).is_ok())
}
