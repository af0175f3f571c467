//! Opening the app: the data folder, the account, the student, and what was left unfinished.

use crate::api::{self, Command, Kind};
use crate::library::Library;
use crate::meaning::{self, Meaning};
use crate::students::{Seat, Students};
use crate::teacher::{self, Teachers};
use crate::wire::{Tag, Update, WireError};
use crate::{account, driver, library, log, outbox, resources, tools};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{Notify, broadcast};
use understudy_agent::eval::World;
use understudy_agent::record::{Address, Person};
use understudy_providers::keychain::Keychain;
use understudy_providers::local;
use understudy_providers::local::LocalAccount;
use understudy_providers::student::{CancelFlag, Loaded, Student, Trouble};
use understudy_store::{MemoryFolder, Quarantine, SkillFolders, Store, StoreError, Watch, settings};

/// How the app is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// The data folder.
    pub data: PathBuf,
    /// Use the built-in account, made when absent.
    pub rehearsal: bool,
    /// The moment at which the app's clock starts; the system's time when `None`.
    pub now: Option<i64>,
    /// Seed of the Rehearsal account and of sampling.
    pub seed: u64,
    /// The program that is started as `PROGRAM student-worker`; this program when `None`.
    pub worker: Option<PathBuf>,
    /// Another student than the chosen one: its name, or a GGUF file.
    pub student: Option<PathBuf>,
    /// The memory folder; inside the data folder when `None`.
    pub memories: Option<PathBuf>,
    /// A further folder of skills.
    pub skills: Option<PathBuf>,
    /// Seconds in which an approved effect can be taken back; the setting, or ten, when `None`.
    pub undo_seconds: Option<i64>,
    /// Keep keys in the system's keychain where one runs; else always in a file that a passphrase locks.
    pub system_keychain: bool,
    /// How long after a change of a skill or of the student skills are certified anew by themselves, if the setting allows
    /// it. Never when `None`: a terminal's command should end when it is done.
    pub recertify_after: Option<Duration>,
}

impl Options {
    /// The built-in account in this data folder.
    pub fn rehearsal(data: impl Into<PathBuf>) -> Options {
        Options {
            data: data.into(),
            rehearsal: true,
            now: None,
            seed: 1,
            worker: None,
            student: None,
            memories: None,
            skills: None,
            undo_seconds: None,
            system_keychain: true,
            recertify_after: None,
        }
    }
}

/// Why the app cannot be opened. The text is fit for the user.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The account.
    #[error(transparent)]
    Account(#[from] understudy_providers::ProviderError),
    /// A file.
    #[error("Could not prepare the data folder {}: {cause}. Check that it is a folder that you may write to.", path.display())]
    Data {
        /// Folder.
        path: PathBuf,
        /// The system's answer.
        cause: std::io::Error,
    },
    /// No space left.
    #[error("The disk is full, so the data folder {} could not be prepared. Free some space and start again; what was saved before is unharmed.", path.display())]
    DiskFull {
        /// Folder.
        path: PathBuf,
    },
    /// No account.
    #[error("No account is connected in {}. Start with --rehearsal to work on the built-in account.", path.display())]
    NoAccount {
        /// Folder.
        path: PathBuf,
    },
}

impl OpenError {
    /// A file operation below the data folder failed.
    pub(crate) fn data(path: &Path, cause: std::io::Error) -> OpenError {
        match cause.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
                OpenError::DiskFull { path: path.to_owned() }
            }
            _ => OpenError::Data { path: path.to_owned(), cause },
        }
    }
}

/// Who dispatches a command. All three carry a person's gesture; MCP and deep links have none and are
/// given no caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// The main window.
    Window,
    /// A browser with the bridge's token.
    Bridge,
    /// A terminal.
    Terminal,
}

/// The app. Cheap to clone.
#[derive(Clone)]
pub struct App {
    pub(crate) inner: Arc<Inner>,
}

/// What the use cases work with.
pub(crate) struct Inner {
    pub(crate) options: Options,
    pub(crate) store: Store,
    pub(crate) account: Arc<LocalAccount>,
    pub(crate) mirror: tokio::sync::Mutex<account::Mirror>,
    pub(crate) problems: Mutex<Vec<local::Problem>>,
    pub(crate) people: Mutex<Vec<Person>>,
    pub(crate) memories: Arc<MemoryFolder>,
    pub(crate) skills: Arc<SkillFolders>,
    pub(crate) library: Arc<Library>,
    pub(crate) testing: Mutex<BTreeMap<String, crate::evals::Testing>>,
    pub(crate) certifying: Mutex<crate::evals::Certifying>,
    pub(crate) distilling: Mutex<BTreeMap<String, CancelFlag>>,
    pub(crate) student: Student,
    pub(crate) students: Arc<Students>,
    pub(crate) meaning: Meaning,
    pub(crate) teachers: Arc<Teachers>,
    pub(crate) quarantine: Quarantine,
    /// Ends the import that runs.
    pub(crate) importing: Mutex<Option<CancelFlag>>,
    /// The export or import of data that runs, and where the last export lies.
    pub(crate) transfer: Mutex<crate::usecases::Transfer>,
    pub(crate) updates: broadcast::Sender<Update>,
    pub(crate) live: Mutex<BTreeMap<String, driver::Live>>,
    /// Runs that could not be kept, with why; they are tried again.
    pub(crate) halted: Mutex<BTreeMap<String, String>>,
    pub(crate) outbox: Notify,
    /// Held while what is due is sent.
    pub(crate) sending: tokio::sync::Mutex<()>,
    pub(crate) user: Address,
    pub(crate) zone: String,
    pub(crate) simulated: bool,
    pub(crate) started: (i64, Instant),
    pub(crate) synced_at: Mutex<Option<i64>>,
    pub(crate) closing: CancelFlag,
    watches: Mutex<Vec<Watch>>,
    _log: Option<tracing_appender::non_blocking::WorkerGuard>,
}

impl Inner {
    /// Now, Unix seconds, in the app's clock.
    pub(crate) fn now(&self) -> i64 {
        self.started.0 + self.started.1.elapsed().as_secs() as i64
    }

    /// Addresses in the address book.
    pub(crate) fn contacts(&self) -> BTreeSet<String> {
        let people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        people.iter().flat_map(|p| p.emails.iter().cloned()).collect()
    }

    /// What the student is called: the name by which it is chosen, the same before and after it is loaded, so that what
    /// was measured on it is found again.
    pub(crate) fn student_name(&self) -> String {
        self.students.chosen().name
    }

    /// Loads the student and waits for what comes of it.
    pub(crate) async fn load_student(&self) -> Result<Loaded, Trouble> {
        Seat { chosen: self.students.chosen(), student: self.student.clone() }.load().await
    }

    /// Tells the hosts.
    pub(crate) fn send(&self, update: Update) {
        // Nobody listening is not an error.
        let _ = self.updates.send(update);
    }

    /// Tells the hosts that reads with these tags are stale.
    pub(crate) fn changed(&self, tags: &[Tag]) {
        if tags.contains(&Tag::Memories) {
            self.meaning.changed();
        }
        self.send(Update::Changed { tags: tags.to_vec() });
    }
}

impl App {
    /// Opens the app: locks the data folder, brings the account's mirror up to date, recovers the outbox
    /// and goes on with unfinished runs.
    pub async fn open(options: Options) -> Result<App, OpenError> {
        let data = options.data.clone();
        let guard = prepare_folder(&data)?;
        if let Some(before) = understudy_store::apply_pending(&data)? {
            tracing::info!(before = %before.display(), "what waited for this start is in place; the old state is kept");
        }
        let store = Store::open(&data).await?;
        let now = options.now.unwrap_or_else(|| jiff::Timestamp::now().as_second());
        let root = data.join("account");
        let (user, zone) = account::owner(&store, &options, &root, now).await?;
        let io = |cause| OpenError::data(&data, cause);
        let shipped = resources::skills(&data).map_err(io)?;
        let memory_folder = options.memories.clone().unwrap_or_else(|| data.join("memories"));
        resources::memories(&memory_folder).map_err(io)?;
        resources::pocket(&data).map_err(io)?;
        let own = options.skills.clone().unwrap_or_else(|| data.join("skills"));
        let library = Library::open(&memory_folder, &own, now)?;
        let (memories, skills) = library::folders(&library, &data.join("index"), shipped)?;
        let chosen = settings::get(&store, "student").await?;
        let students = Arc::new(Students::new(&data, &options, chosen.as_ref().and_then(|c| c.as_str())));
        let program = students.program().to_owned();
        let student = Student::start(program.clone(), students.config(&students.chosen()));
        let embedding = settings::get(&store, meaning::SETTING).await?;
        let meaning = Meaning::new(program, embedding.and_then(|e| e.as_str().map(str::to_owned)));
        let parts = Parts {
            store,
            root,
            user,
            zone,
            memories: Arc::new(memories),
            skills: Arc::new(skills),
            library: Arc::new(library),
            student,
            students,
            meaning,
            teachers: Arc::new(Teachers::new(Keychain::new(&data, options.system_keychain))),
            simulated: options.rehearsal,
            now,
            log: guard,
        };
        let app = App::assemble(options, parts).await?;
        app.watch()?;
        tokio::task::spawn_blocking(move || crate::attached::sweep(&data));
        outbox::recover(&app.inner).await?;
        tools::recover_by_hand(&app.inner).await?;
        teacher::recover(&app.inner).await?;
        crate::distil::recover(&app.inner).await?;
        tokio::spawn(outbox::run(app.inner.clone()));
        driver::resume_all(&app.inner).await?;
        if let Some(after) = app.inner.options.recertify_after {
            crate::evals::certify_by_itself(&app, after);
        }
        Ok(app)
    }

    /// A small app on a seeded world, sharing this one's memories, its student or another one, and some skills: what an eval
    /// case runs in. Nothing of it reaches this app's account or store.
    pub(crate) async fn on_world(
        &self,
        folder: &Path,
        world: &World,
        skills: Arc<SkillFolders>,
        seat: Option<&Seat>,
    ) -> Result<App, OpenError> {
        let store = Store::open(folder).await?;
        let root = folder.join("account");
        local::world::write(&root, world)?;
        let mut options = self.inner.options.clone();
        options.data = folder.to_owned();
        options.now = Some(world.now);
        options.recertify_after = None;
        let parts = Parts {
            store,
            root,
            user: world.user.clone(),
            zone: world.zone.clone(),
            memories: self.inner.memories.clone(),
            skills,
            library: self.inner.library.clone(),
            student: seat.map_or_else(|| self.inner.student.clone(), |s| s.student.clone()),
            students: match seat {
                Some(seat) => Arc::new(self.inner.students.choosing(seat.chosen.clone())),
                None => self.inner.students.clone(),
            },
            // A case must go the same way each time, so nothing in it depends on how quick a worker is.
            meaning: Meaning::new(PathBuf::new(), None),
            teachers: self.inner.teachers.clone(),
            simulated: true,
            now: world.now,
            log: None,
        };
        App::assemble(options, parts).await
    }

    async fn assemble(options: Options, parts: Parts) -> Result<App, OpenError> {
        let started = (parts.now, Instant::now());
        let clock = move || started.0 + started.1.elapsed().as_secs() as i64;
        let account = LocalAccount::open(&parts.root, parts.user.clone(), &parts.zone)?.with_clock(clock);
        let (updates, _) = broadcast::channel(1024);
        let quarantine = Quarantine::open(&options.data.join("quarantine"));
        let inner = Inner {
            options,
            store: parts.store,
            account: Arc::new(account),
            mirror: tokio::sync::Mutex::default(),
            problems: Mutex::default(),
            people: Mutex::default(),
            memories: parts.memories,
            skills: parts.skills,
            library: parts.library,
            testing: Mutex::default(),
            certifying: Mutex::default(),
            distilling: Mutex::default(),
            student: parts.student,
            students: parts.students,
            meaning: parts.meaning,
            teachers: parts.teachers,
            quarantine,
            importing: Mutex::default(),
            transfer: Mutex::default(),
            updates,
            live: Mutex::default(),
            halted: Mutex::default(),
            outbox: Notify::new(),
            sending: tokio::sync::Mutex::new(()),
            user: parts.user,
            zone: parts.zone,
            simulated: parts.simulated,
            started,
            synced_at: Mutex::default(),
            closing: CancelFlag::new(),
            watches: Mutex::default(),
            _log: parts.log,
        };
        let app = App { inner: Arc::new(inner) };
        account::sync(&app.inner, account::Part::All).await?;
        Ok(app)
    }

    /// Performs a command. Actions invalidate their tags.
    pub async fn dispatch(&self, caller: Caller, command: Command) -> Result<serde_json::Value, WireError> {
        let (name, kind, tags) = (command.name(), command.kind(), command.tags());
        let result = api::perform(self, caller, command).await;
        match &result {
            Ok(_) if kind == Kind::Action => self.inner.changed(tags),
            Ok(_) => {}
            Err(error) => tracing::info!(command = name, code = ?error.code, message = %error.message, "refused"),
        }
        result
    }

    /// Pushes from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<Update> {
        self.inner.updates.subscribe()
    }

    /// Shows the user where a clicked link leads; a link that leads nowhere that may be opened is dropped.
    pub fn link_clicked(&self, link: &str) {
        match crate::links::judge(link, self.inner.simulated) {
            Some(link) => self.inner.send(Update::Link { link }),
            None => tracing::info!("a link to no web page and no mail address was not opened"),
        }
    }

    /// Leads the windows to the place that a deep link names (`understudy://runs/ID`); anything else is ignored. It only
    /// goes there.
    pub fn follow_link(&self, link: &str) {
        if let Some(place) = place_of(link) {
            self.inner.send(Update::Go { place });
        }
    }

    /// The folder of the account's files.
    pub fn account_folder(&self) -> PathBuf {
        self.inner.account.root().to_owned()
    }

    /// Stops what is live, keeps everything, and lets the data folder go.
    pub async fn close(&self) {
        self.inner.closing.cancel();
        self.inner.meaning.stop();
        self.inner.outbox.notify_waiters();
        crate::evals::stop_all(&self.inner);
        self.inner.watches.lock().unwrap_or_else(PoisonError::into_inner).clear();
        driver::pause_all(&self.inner).await;
        crate::usecases::stop_download(&self.inner).await;
        self.inner.students.dismiss(None);
        crate::distil::stop_all(&self.inner).await;
        self.inner.teachers.stop_all().await;
        self.inner.store.close().await;
    }

    /// Watches the memory and skill folders and tells the hosts when something changed.
    fn watch(&self) -> Result<(), StoreError> {
        let tell = |tag: Tag| {
            let weak = Arc::downgrade(&self.inner);
            move |_: Vec<String>| {
                if let Some(inner) = weak.upgrade() {
                    match tag {
                        Tag::Memories => library::noticed(&inner, &inner.library.memories),
                        _ => library::noticed(&inner, &inner.library.skills),
                    }
                    inner.changed(&[tag]);
                }
            }
        };
        let memories = self.inner.memories.watch(tell(Tag::Memories))?;
        let skills = self.inner.skills.watch(tell(Tag::Skills))?;
        self.inner.watches.lock().unwrap_or_else(PoisonError::into_inner).extend([memories, skills]);
        Ok(())
    }
}

/// The place that a deep link names, as [`Update::Go`] carries it.
pub fn place_of(link: &str) -> Option<String> {
    crate::links::place(link)
}

/// What an app is assembled from.
struct Parts {
    store: Store,
    root: PathBuf,
    user: Address,
    zone: String,
    memories: Arc<MemoryFolder>,
    skills: Arc<SkillFolders>,
    library: Arc<Library>,
    student: Student,
    students: Arc<Students>,
    meaning: Meaning,
    teachers: Arc<Teachers>,
    simulated: bool,
    now: i64,
    log: Option<tracing_appender::non_blocking::WorkerGuard>,
}

fn prepare_folder(data: &Path) -> Result<Option<tracing_appender::non_blocking::WorkerGuard>, OpenError> {
    std::fs::create_dir_all(data).map_err(|cause| OpenError::data(data, cause))?;
    Ok(log::start(data))
}
