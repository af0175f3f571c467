//! Compiles llama.cpp's part for the processor again, for processors that have more than AVX2.
//!
//! llama.cpp chooses its instruction sets when it is compiled, and `llama-cpp-sys-2` compiles for AVX2. The same files are
//! compiled here with the same options and a few more, once for each variant, and joined to one object in which only
//! the function is seen that hands the variant out; `student/cpu.rs` puts the best one in the place of the one for AVX2. What the
//! files and options are is read from the list that CMake left. Where there is none, or no GNU linker, there are no variants.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Name, and what the compiler may use beyond AVX2. `student/cpu.rs` knows the same names.
const VARIANTS: [(&str, &[&str]); 3] = [
    ("avxvnni", &["-mavxvnni"]),
    ("avx512", &["-mavx512f", "-mavx512cd", "-mavx512vl", "-mavx512dq", "-mavx512bw", "-mavx512vnni"]),
    (
        "amx",
        &[
            "-mavx512f",
            "-mavx512cd",
            "-mavx512vl",
            "-mavx512dq",
            "-mavx512bw",
            "-mavx512vnni",
            "-mavx512vbmi",
            "-mavx512bf16",
            "-mamx-tile",
            "-mamx-int8",
            // Found in the folder that this runs in, the crate's own.
            "-include",
            "tiles.h",
        ],
    ),
];
/// The function that hands a build of this part out.
const ENTRY: &str = "ggml_backend_cpu_reg";

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=tiles.h");
    println!("cargo:rustc-check-cfg=cfg(cpu_variants)");
    let of = |key: &str| std::env::var(key).unwrap_or_default();
    if of("CARGO_CFG_TARGET_ARCH") != "x86_64" || of("CARGO_CFG_TARGET_OS") != "linux" {
        return;
    }
    // The folder of the build is two above the one of CMake's packages.
    let cmake = PathBuf::from(of("DEP_LLAMA_GGML_CMAKE_DIR"));
    let Some(list) = cmake.ancestors().nth(2).map(|out| out.join("build/compile_commands.json")) else { return };
    println!("cargo:rerun-if-changed={}", list.display());
    match variants(&list, Path::new(&of("OUT_DIR"))) {
        Ok(()) => println!("cargo:rustc-cfg=cpu_variants"),
        Err(why) => println!("cargo:warning=the student is built for AVX2 alone: {why}"),
    }
}

/// One file of the list: the file and its options.
struct Unit {
    file: PathBuf,
    options: Vec<String>,
}

fn variants(list: &Path, out: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(list).map_err(|e| format!("{}: {e}", list.display()))?;
    let units = units(&text)?;
    for (name, options) in VARIANTS {
        let folder = out.join(name);
        std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        let mut objects = Vec::new();
        for cpp in [false, true] {
            let some = units.iter().filter(|u| is_cpp(&u.file) == cpp);
            objects.extend(compiled(some, cpp, options, &folder)?);
        }
        let joined = joined(&objects, name, &folder)?;
        cc::Build::new()
            .cargo_metadata(false)
            .object(joined)
            .out_dir(&folder)
            .compile(&format!("understudy_cpu_{name}"));
        println!("cargo:rustc-link-search=native={}", folder.display());
        println!("cargo:rustc-link-lib=static=understudy_cpu_{name}");
    }
    Ok(())
}

fn is_cpp(file: &Path) -> bool {
    file.extension().is_some_and(|e| e != "c")
}

fn units(list: &str) -> Result<Vec<Unit>, String> {
    let entries: Vec<serde_json::Value> = serde_json::from_str(list).map_err(|e| e.to_string())?;
    let text = |entry: &serde_json::Value, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
    let units: Vec<Unit> = entries
        .iter()
        .map(|e| Unit { file: text(e, "file").into(), options: options(&text(e, "command")) })
        .filter(|u| u.file.components().any(|c| c.as_os_str() == "ggml-cpu"))
        .collect();
    if units.is_empty() { Err("CMake's list names no file of it".into()) } else { Ok(units) }
}

/// The options of a command line, without the compiler, the file and where the object goes.
fn options(command: &str) -> Vec<String> {
    let mut words = words(command).into_iter().skip(1);
    let mut out = Vec::new();
    while let Some(word) = words.next() {
        match word.as_str() {
            "-o" | "-c" => drop(words.next()),
            _ => out.push(word),
        }
    }
    out
}

/// Splits as a shell does: spaces part, quotes and backslashes hold together.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    let mut letters = line.chars();
    while let Some(c) = letters.next() {
        match (c, quote) {
            ('\\', None | Some('"')) => word.get_or_insert_default().extend(letters.next()),
            ('"' | '\'', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (c, Some(q)) if c == q => quote = None,
            (c, None) if c.is_whitespace() => words.extend(word.take()),
            (c, _) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

fn compiled<'a>(
    units: impl Iterator<Item = &'a Unit>,
    cpp: bool,
    more: &[&str],
    folder: &Path,
) -> Result<Vec<PathBuf>, String> {
    let mut build = cc::Build::new();
    build.cargo_metadata(false).no_default_flags(true).warnings(false).cpp(cpp).out_dir(folder);
    let mut first = true;
    for unit in units {
        if first {
            build.flags(&unit.options).flags(more);
            if cpp {
                // What is unique to a program cannot be hidden.
                build.flag_if_supported("-fno-gnu-unique");
            }
        }
        first = false;
        build.file(&unit.file);
    }
    if first { Ok(Vec::new()) } else { build.try_compile_intermediates().map_err(|e| e.to_string()) }
}

/// One object of all, in which only the entry is seen, under a name of its own. Groups are dissolved first: what templates
/// made with these options must never stand in for what they made without.
fn joined(objects: &[PathBuf], name: &str, folder: &Path) -> Result<PathBuf, String> {
    let whole = folder.join("whole.o");
    let hidden = folder.join("hidden.o");
    let linker = cc::Build::new().cargo_metadata(false).cpp(true).try_get_compiler().map_err(|e| e.to_string())?;
    run(linker.to_command().args(["-r", "-nostdlib", "-Wl,--force-group-allocation", "-o"]).arg(&whole).args(objects))?;
    let keep = format!("--keep-global-symbol={ENTRY}");
    run(Command::new("objcopy").arg(keep).arg(&whole).arg(&hidden))?;
    let rename = format!("--redefine-sym={ENTRY}=understudy_cpu_{name}");
    run(Command::new("objcopy").arg(rename).arg(&hidden).arg(&whole))?;
    Ok(whole)
}

fn run(command: &mut Command) -> Result<(), String> {
    let said = command.output().map_err(|e| format!("{command:?}: {e}"))?;
    if said.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&said.stderr).into_owned()) }
}
