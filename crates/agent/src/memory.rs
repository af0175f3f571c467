//! Memories: markdown workflow files; front matter and passages. Searching them is the work of `store`.
