//! What this computer is: memory, cores, instruction sets.
//!
//! Only looks; what fits is judged in `fit.rs`. A container's bound counts as the memory that there is.

use super::fit::Memory;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::path::Path;

/// A computer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Machine {
    /// Memory.
    pub memory: Memory,
    /// Cores of the processor; threads of one core count once.
    pub cores: u32,
    /// Instruction sets that the processor has and that matter here, for people.
    pub features: String,
}

/// Looks at this computer. Graphics processors are not looked at here: their drivers are started in the
/// worker alone, which names them when a student is loaded.
pub fn probe() -> Machine {
    Machine { memory: memory(), cores: u32::try_from(cores()).unwrap_or(1), features: super::cpu::present() }
}

/// The computer's own memory.
pub(super) fn memory() -> Memory {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let groups = std::fs::read_to_string("/proc/self/cgroup").unwrap_or_default();
    let group = group_bound(&groups, Path::new("/sys/fs/cgroup"));
    bounded(meminfo(&read("/proc/meminfo"), "MemTotal:"), meminfo(&read("/proc/meminfo"), "MemAvailable:"), group)
}

/// Memory under the bound of a container: the bound and what is used of it.
fn bounded(total: Option<u64>, available: Option<u64>, group: Option<(u64, u64)>) -> Memory {
    let least = |a: Option<u64>, b: u64| Some(a.map_or(b, |a| a.min(b)));
    match group {
        Some((bound, used)) if total.is_none_or(|t| bound < t) => {
            Memory { total: Some(bound), available: least(available, bound.saturating_sub(used)), graphics: None }
        }
        Some(_) | None => Memory { total, available, graphics: None },
    }
}

/// A figure of /proc/meminfo in bytes.
fn meminfo(text: &str, key: &str) -> Option<u64> {
    let line = text.lines().find_map(|l| l.strip_prefix(key))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?.checked_mul(1024)
}

/// The tightest bound on memory of this process's control groups (version 2), with what is used under it.
fn group_bound(groups: &str, root: &Path) -> Option<(u64, u64)> {
    let own = groups.lines().find_map(|l| l.strip_prefix("0::/"))?;
    let number = |path: std::path::PathBuf| std::fs::read_to_string(path).ok()?.trim().parse::<u64>().ok();
    let mut folder = root.join(own);
    let mut tightest: Option<(u64, u64)> = None;
    while folder.starts_with(root) {
        if let Some(bound) = number(folder.join("memory.max"))
            && tightest.is_none_or(|(least, _)| bound < least)
        {
            tightest = Some((bound, number(folder.join("memory.current")).unwrap_or(0)));
        }
        if !folder.pop() {
            break;
        }
    }
    tightest
}

/// Cores of the processor that this process may use.
pub(super) fn cores() -> usize {
    let may = std::thread::available_parallelism().map_or(1, |n| n.get());
    let cores = std::fs::read_to_string("/proc/cpuinfo").map_or(0, |text| physical_cores(&text));
    if cores == 0 { may } else { cores.min(may) }
}

/// Distinct pairs of socket and core in /proc/cpuinfo; 0 where it does not name them.
fn physical_cores(cpuinfo: &str) -> usize {
    let mut socket = "";
    let mut cores = HashSet::new();
    for line in cpuinfo.lines() {
        match line.split_once(':').map(|(k, v)| (k.trim(), v.trim())) {
            Some(("physical id", id)) => socket = id,
            Some(("core id", id)) => {
                cores.insert((socket, id));
            }
            Some(_) | None => {}
        }
    }
    cores.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_of_one_core_count_once() {
        let text = "physical id : 0\ncore id : 0\n\nphysical id : 0\ncore id : 1\n\nphysical id : 0\ncore id : 0\n\nphysical id : 1\ncore id : 0\n";
        assert_eq!(physical_cores(text), 3);
        assert_eq!(physical_cores("model name : x\n"), 0);
    }

    #[test]
    fn a_container_has_the_memory_that_it_may_use() {
        let check = |total, available, group, expect: (Option<u64>, Option<u64>)| {
            let got = bounded(total, available, group);
            assert_eq!((got.total, got.available), expect);
        };
        check(Some(64), Some(50), None, (Some(64), Some(50)));
        check(Some(64), Some(50), Some((8, 3)), (Some(8), Some(5)));
        check(Some(64), Some(2), Some((8, 3)), (Some(8), Some(2)));
        check(Some(64), Some(50), Some((100, 3)), (Some(64), Some(50)));
        check(None, None, Some((8, 9)), (Some(8), Some(0)));
    }

    #[test]
    fn the_tightest_group_counts_and_max_is_no_bound() {
        let root = tempfile::tempdir().expect("a folder");
        let put = |path: &str, text: &str| {
            let path = root.path().join(path);
            std::fs::create_dir_all(path.parent().expect("inside")).expect("made");
            std::fs::write(path, text).expect("written");
        };
        put("a/memory.max", "2000\n");
        put("a/memory.current", "500\n");
        put("a/b/memory.max", "max\n");
        assert_eq!(group_bound("0::/a/b\n", root.path()), Some((2000, 500)));
        put("a/b/memory.max", "1000\n");
        assert_eq!(group_bound("0::/a/b\n", root.path()), Some((1000, 0)));
        assert_eq!(group_bound("0::/c\n", root.path()), None);
        assert_eq!(group_bound("1:cpu:/x\n", root.path()), None);
    }

    #[test]
    fn figures_of_the_system_are_in_bytes() {
        let text = "MemTotal:       16384 kB\nMemAvailable:    8192 kB\n";
        assert_eq!(meminfo(text, "MemTotal:"), Some(16384 * 1024));
        assert_eq!(meminfo(text, "MemAvailable:"), Some(8192 * 1024));
        assert_eq!(meminfo("MemTotal: many\n", "MemTotal:"), None);
    }
}
