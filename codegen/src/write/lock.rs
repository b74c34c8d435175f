//! A lock for runs that write to the same folder. The lock ends with its process, and leaves no file behind.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::error::SinkError;

/// The maximum time to wait for another run.
const LONGEST: Duration = Duration::from_secs(60);
/// The time between two attempts to lock.
const PAUSE: Duration = Duration::from_millis(10);

/// The prefix and the suffix of temporary file names.
pub(super) const TEMPORARY: (&str, &str) = (".wirewright-", ".tmp");

/// A lock on a folder, held until it is dropped.
pub(super) struct FolderLock {
    /// The locked file, or `None` on a file system without locks, where other runs are not detected.
    file: Option<File>,
}

impl FolderLock {
    /// Locks a folder, and waits for other runs that write to it.
    pub(super) fn of(folder: &Path) -> Result<Self, SinkError> {
        let start = Instant::now();
        loop {
            match take(folder) {
                Ok(file) => return Ok(Self { file: Some(file) }),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    if start.elapsed() > LONGEST {
                        return Err(SinkError::Busy { folder: folder.display().to_string() });
                    }
                    sleep(PAUSE);
                }
                Err(_) => return Ok(Self { file: None }),
            }
        }
    }

    /// Removes temporary files that a killed run left in a folder. While the lock is held, no other run has any.
    pub(super) fn clean(&self, folder: &Path) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries.flatten().filter(|_| self.file.is_some()) {
            let name = entry.file_name();
            let is_temporary = |name: &str| name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1);
            if name.to_str().is_some_and(is_temporary) && entry.file_type().is_ok_and(|kind| kind.is_file()) {
                // A leftover file that cannot be removed is harmless.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// Locks the folder itself.
#[cfg(unix)]
fn take(folder: &Path) -> io::Result<File> {
    let file = File::open(folder)?;
    file.try_lock()?;
    Ok(file)
}

/// Opens a file that no other process can open. The system deletes it when it is closed, even if the process is killed.
#[cfg(windows)]
fn take(folder: &Path) -> io::Result<File> {
    use std::os::windows::fs::OpenOptionsExt as _;

    const FILE_FLAG_DELETE_ON_CLOSE: u32 = 0x0400_0000;
    const ERROR_SHARING_VIOLATION: i32 = 32;
    const ERROR_DELETE_PENDING: i32 = 303;
    let path = folder.join(".wirewright.lock");
    let options = &mut File::options();
    let opened = options.write(true).create(true).share_mode(0).custom_flags(FILE_FLAG_DELETE_ON_CLOSE).open(path);
    opened.map_err(|error| match error.raw_os_error() {
        Some(ERROR_SHARING_VIOLATION | ERROR_DELETE_PENDING) => io::ErrorKind::WouldBlock.into(),
        _ => error,
    })
}

#[cfg(not(any(unix, windows)))]
fn take(_: &Path) -> io::Result<File> {
    Err(io::ErrorKind::Unsupported.into())
}
