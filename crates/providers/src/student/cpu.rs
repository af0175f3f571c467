//! Which build of llama.cpp runs: its instruction sets, its graphics processors, and whether this processor
//! has what it needs.
//!
//! The part for the processor is in the program several times (`build.rs`): for AVX2, for AVX-VNNI, for AVX-512 with VNNI, for AMX.
//! The best one that this processor can run takes the place of the one for AVX2 when llama.cpp starts. Without AVX2 none would
//! do but die with an illegal instruction; [`check`] says so first.

use super::frame::{Graphics, Trouble};

/// Runs the build of this name (`avx2`, `avxvnni`, `avx512`, `amx`) in place of the best, to compare them or to go round a fault.
pub(super) const WISH: &str = "UNDERSTUDY_CPU";
/// The build that asks least of a processor.
pub(super) const PLAINEST: &str = "avx2";

/// A build of the processor's part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Build {
    /// What `llama-cpp-sys-2` compiles.
    Base,
    /// AVX2 and its VNNI: recent processors of laptops.
    AvxVnni,
    /// AVX-512 with VNNI.
    Avx512,
    /// The same and products of tiles: Xeons since 2023.
    Amx,
}

impl Build {
    /// Best first.
    const ALL: [Build; 4] = [Build::Amx, Build::Avx512, Build::AvxVnni, Build::Base];

    fn name(self) -> &'static str {
        match self {
            Build::Base => PLAINEST,
            Build::AvxVnni => "avxvnni",
            Build::Avx512 => "avx512",
            Build::Amx => "amx",
        }
    }

    /// What it uses beyond the base.
    fn more(self) -> &'static [&'static str] {
        match self {
            Build::Base => &[],
            Build::AvxVnni => &["AVX-VNNI"],
            Build::Avx512 => &["AVX-512", "AVX-512 VNNI"],
            Build::Amx => &["AVX-512", "AVX-512 VNNI", "AMX"],
        }
    }
}

/// The best of the builds that runs here; a wish counts if it can be had.
fn best(wish: Option<&str>, runs: impl Fn(Build) -> bool) -> Build {
    let wished = Build::ALL.into_iter().find(|b| wish == Some(b.name())).filter(|b| runs(*b));
    wished.or_else(|| Build::ALL.into_iter().find(|b| runs(*b))).unwrap_or(Build::Base)
}

/// The build that runs, or will.
fn chosen() -> Build {
    static CHOSEN: std::sync::OnceLock<Build> = std::sync::OnceLock::new();
    *CHOSEN.get_or_init(|| best(std::env::var(WISH).ok().as_deref(), variants::runs))
}

/// The name of the build that runs: states that one build saved are not another's.
pub(super) fn build() -> &'static str {
    chosen().name()
}

/// Puts the best build in the place of the one for AVX2. Before llama.cpp starts; again does nothing.
pub(super) fn choose() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| variants::put(chosen()));
}

#[cfg(cpu_variants)]
mod variants {
    use super::Build;
    use llama_cpp_sys_2 as sys;

    #[expect(unsafe_code, reason = "the builds of `build.rs`")]
    unsafe extern "C" {
        fn understudy_cpu_avxvnni() -> sys::ggml_backend_reg_t;
        fn understudy_cpu_avx512() -> sys::ggml_backend_reg_t;
        fn understudy_cpu_amx() -> sys::ggml_backend_reg_t;
    }

    pub(super) fn runs(build: Build) -> bool {
        match build {
            Build::Base => true,
            Build::AvxVnni => is_x86_feature_detected!("avxvnni"),
            Build::Avx512 => {
                is_x86_feature_detected!("avx512f")
                    && is_x86_feature_detected!("avx512cd")
                    && is_x86_feature_detected!("avx512vl")
                    && is_x86_feature_detected!("avx512dq")
                    && is_x86_feature_detected!("avx512bw")
                    && is_x86_feature_detected!("avx512vnni")
            }
            Build::Amx => {
                runs(Build::Avx512)
                    && is_x86_feature_detected!("avx512vbmi")
                    && is_x86_feature_detected!("avx512bf16")
                    && super::amx()
            }
        }
    }

    #[expect(unsafe_code, reason = "llama.cpp's own list of builds is changed by plain C functions")]
    pub(super) fn put(build: Build) {
        let entry = match build {
            Build::Base => return,
            Build::AvxVnni => understudy_cpu_avxvnni,
            Build::Avx512 => understudy_cpu_avx512,
            Build::Amx => understudy_cpu_amx,
        };
        // SAFETY: called once, before any model or context is there, and before another thread uses llama.cpp. Each entry
        // returns a pointer to something static; the list keeps pointers and owns nothing. `runs` was asked, so that
        // the processor has every instruction of the build.
        unsafe {
            sys::ggml_backend_register(entry());
            sys::ggml_backend_unload(sys::ggml_backend_cpu_reg());
        }
    }
}

#[cfg(not(cpu_variants))]
mod variants {
    use super::Build;

    pub(super) fn runs(build: Build) -> bool {
        build == Build::Base
    }

    pub(super) fn put(_: Build) {}
}

/// Whether the processor has tiles of eight bits and the system lets programs use them. The system takes what it does not
/// know out of its list; the processor's own list would still have it.
#[cfg(target_arch = "x86_64")]
fn amx() -> bool {
    static KNOWN: std::sync::OnceLock<bool> = std::sync::OnceLock::new();
    *KNOWN.get_or_init(|| std::fs::read_to_string("/proc/cpuinfo").is_ok_and(|text| has_amx(&text)))
}

/// Whether the system's description of the processors names both of what the build uses.
#[cfg(target_arch = "x86_64")]
fn has_amx(cpuinfo: &str) -> bool {
    let flags = cpuinfo.lines().find(|line| line.starts_with("flags")).unwrap_or_default();
    let has = |name| flags.split_ascii_whitespace().any(|f| f == name);
    has("amx_tile") && has("amx_int8")
}

/// An instruction set that the build may use, and whether the CPU has it.
struct Fact {
    name: &'static str,
    built: bool,
    present: bool,
}

#[cfg(target_arch = "x86_64")]
fn here() -> [(&'static str, bool); 9] {
    [
        ("AVX", is_x86_feature_detected!("avx")),
        ("AVX2", is_x86_feature_detected!("avx2")),
        ("FMA", is_x86_feature_detected!("fma")),
        ("F16C", is_x86_feature_detected!("f16c")),
        ("BMI2", is_x86_feature_detected!("bmi2")),
        ("AVX-VNNI", is_x86_feature_detected!("avxvnni")),
        ("AVX-512", is_x86_feature_detected!("avx512f")),
        ("AVX-512 VNNI", is_x86_feature_detected!("avx512vnni")),
        ("AMX", amx()),
    ]
}

#[cfg(target_arch = "x86_64")]
fn facts() -> Vec<Fact> {
    #[expect(unsafe_code, reason = "plain C functions without arguments that return a compile-time constant")]
    // SAFETY: the functions take nothing, touch nothing and return 0 or 1.
    let built = unsafe {
        use llama_cpp_sys_2 as sys;
        [
            sys::ggml_cpu_has_avx(),
            sys::ggml_cpu_has_avx2(),
            sys::ggml_cpu_has_fma(),
            sys::ggml_cpu_has_f16c(),
            sys::ggml_cpu_has_bmi2(),
            sys::ggml_cpu_has_avx_vnni(),
            sys::ggml_cpu_has_avx512(),
            sys::ggml_cpu_has_avx512_vnni(),
            sys::ggml_cpu_has_amx_int8(),
        ]
    };
    let more = chosen().more();
    let fact = |((name, present), built)| Fact { name, built: built != 0 || more.contains(&name), present };
    here().into_iter().zip(built).map(fact).collect()
}

#[cfg(not(target_arch = "x86_64"))]
fn facts() -> Vec<Fact> {
    // The baseline of other targets (NEON on aarch64) is part of the target itself.
    vec![]
}

/// What this processor has of what matters here, for people: `AVX, AVX2, FMA`.
#[cfg(target_arch = "x86_64")]
pub(super) fn present() -> String {
    here().iter().filter(|(_, has)| *has).map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

#[cfg(not(target_arch = "x86_64"))]
pub(super) fn present() -> String {
    format!("{} baseline", std::env::consts::ARCH)
}

/// What the build uses, for people: `CPU: AVX, AVX2, FMA`, and its graphics processors. Once llama.cpp has
/// started.
pub(super) fn describe() -> String {
    let used: Vec<&str> = facts().iter().filter(|f| f.built).map(|f| f.name).collect();
    let used = if used.is_empty() { format!("{} baseline", std::env::consts::ARCH) } else { used.join(", ") };
    let mut parts = vec![format!("CPU: {used}")];
    parts.extend(graphics().into_iter().map(|g| format!("{}: {}", g.backend, g.name)));
    parts.join("; ")
}

/// Graphics processors that a backend of this build can use. Once llama.cpp has started.
pub(super) fn graphics() -> Vec<Graphics> {
    use llama_cpp_2::LlamaBackendDeviceType as Kind;
    llama_cpp_2::list_llama_ggml_backend_devices()
        .into_iter()
        .filter(|d| matches!(d.device_type, Kind::Gpu | Kind::IntegratedGpu))
        .map(|d| Graphics { name: d.description, backend: d.backend, memory: d.memory_total as u64 })
        .collect()
}

/// Refuses to go on when the build needs what the CPU lacks.
pub(super) fn check() -> Result<(), Trouble> {
    missing(&facts()).map_or(Ok(()), |missing| {
        Err(Trouble::new(
            "cpu",
            format!("This build of the student needs {missing}, which this computer's processor does not have."),
            "Install the build for older processors, or use a student on another computer (Settings, Student).",
        ))
    })
}

fn missing(facts: &[Fact]) -> Option<String> {
    let missing: Vec<&str> = facts.iter().filter(|f| f.built && !f.present).map(|f| f.name).collect();
    (!missing.is_empty()).then(|| missing.join(" and "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_build_that_runs_is_chosen_and_a_wish_counts_if_it_can_be_had() {
        let all = |_| true;
        assert_eq!(best(None, all), Build::Amx);
        assert_eq!(best(None, |b| b != Build::Amx), Build::Avx512);
        assert_eq!(best(None, |b| b == Build::AvxVnni || b == Build::Base), Build::AvxVnni);
        assert_eq!(best(Some("avx2"), all), Build::Base);
        assert_eq!(best(Some("avx512"), |b| b == Build::Base), Build::Base);
        assert_eq!(best(Some("sse"), all), Build::Amx);
    }

    #[cfg(target_arch = "x86_64")]
    #[test]
    fn tiles_count_only_where_the_system_names_both_flags() {
        assert!(has_amx("processor : 0\nflags\t\t: fpu amx_bf16 avx512_fp16 amx_tile amx_int8 flush_l1d\n"));
        assert!(!has_amx("flags\t\t: fpu amx_tile\n"));
        assert!(!has_amx("flags\t\t: fpu amx_int8x amx_tile\n"));
        assert!(!has_amx("model name : amx_tile amx_int8\n"));
    }

    #[test]
    fn names_what_the_processor_lacks() {
        let fact = |name, built, present| Fact { name, built, present };
        let check = |facts: &[Fact], expect: Option<&str>| assert_eq!(missing(facts).as_deref(), expect);
        check(&[fact("AVX2", true, true), fact("FMA", false, false)], None);
        check(&[fact("AVX2", true, false), fact("FMA", true, false), fact("AVX", true, true)], Some("AVX2 and FMA"));
    }

    #[test]
    fn this_build_runs_here_and_says_what_it_is() {
        assert!(check().is_ok(), "the tests run on a processor that the build supports: {}", describe());
        assert!(describe().starts_with("CPU: "), "{}", describe());
    }
}
