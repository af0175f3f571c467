//! Which build of llama.cpp runs: its instruction sets, its graphics processors, and whether this processor
//! has what it needs.
//!
//! A build for AVX2 on a processor without it dies with an illegal instruction; this says so first. It does
//! not choose between builds.

use super::frame::{Graphics, Trouble};

/// An instruction set that the build may use, and whether the CPU has it.
struct Fact {
    name: &'static str,
    built: bool,
    present: bool,
}

#[cfg(target_arch = "x86_64")]
fn here() -> [(&'static str, bool); 7] {
    [
        ("AVX", is_x86_feature_detected!("avx")),
        ("AVX2", is_x86_feature_detected!("avx2")),
        ("FMA", is_x86_feature_detected!("fma")),
        ("F16C", is_x86_feature_detected!("f16c")),
        ("BMI2", is_x86_feature_detected!("bmi2")),
        ("AVX-512", is_x86_feature_detected!("avx512f")),
        ("AVX-512 VNNI", is_x86_feature_detected!("avx512vnni")),
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
            sys::ggml_cpu_has_avx512(),
            sys::ggml_cpu_has_avx512_vnni(),
        ]
    };
    here().into_iter().zip(built).map(|((name, present), built)| Fact { name, built: built != 0, present }).collect()
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
