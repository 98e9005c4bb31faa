//! The socket in the data folder: while a server runs, commands that change things are done by it.

use crate::{
    commands::{self, Outcome, Task},
    listen::stopped,
};
use frame::App;
use std::path::{Path, PathBuf};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{UnixListener, UnixStream},
    sync::watch,
};

/// The most bytes that a command may bring.
const MOST: u64 = 80 * 1024 * 1024;

/// Listens for commands until `stop`. Only this user may connect.
pub async fn listen(app: App, data: PathBuf, mut stop: watch::Receiver<bool>) {
    let path = socket(&data);
    let _ = std::fs::remove_file(&path); // left by a server that was killed; we hold the lock
    let listener = match UnixListener::bind(&path) {
        Ok(listener) => listener,
        Err(why) => {
            tracing::warn!(%why, "commands cannot reach this server");
            return;
        }
    };
    if let Err(why) = restrict(&path) {
        tracing::warn!(%why, "commands cannot reach this server safely");
        return;
    }
    loop {
        tokio::select! {
            () = stopped(&mut stop) => break,
            accepted = listener.accept() => {
                if let Ok((stream, _)) = accepted {
                    let app = app.clone();
                    tokio::spawn(async move {
                        if let Err(why) = answer(&app, stream).await {
                            tracing::warn!(%why, "a command was cut short");
                        }
                    });
                }
            }
        }
    }
    let _ = std::fs::remove_file(&path);
}

/// Hands a task to the running server.
pub async fn ask(data: &Path, task: &Task, input: &[u8]) -> Result<Outcome, String> {
    let exchange = async {
        let mut stream = UnixStream::connect(socket(data)).await?;
        let words = serde_json::to_vec(task)?;
        stream.write_u64(words.len() as u64).await?;
        stream.write_all(&words).await?;
        stream.write_u64(input.len() as u64).await?;
        stream.write_all(input).await?;
        stream.shutdown().await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await?;
        Ok::<Outcome, std::io::Error>(serde_json::from_slice(&answer)?)
    };
    exchange.await.map_err(|it| format!("the server that works on this folder does not answer: {it}"))
}

async fn answer(app: &App, mut stream: UnixStream) -> std::io::Result<()> {
    let words = part(&mut stream).await?;
    let input = part(&mut stream).await?;
    let task: Task = serde_json::from_slice(&words)?;
    let outcome = commands::run(app, task, input).await;
    stream.write_all(&serde_json::to_vec(&outcome)?).await?;
    stream.shutdown().await
}

async fn part(stream: &mut UnixStream) -> std::io::Result<Vec<u8>> {
    let length = stream.read_u64().await?;
    if length > MOST {
        return Err(std::io::Error::other("more than a command may bring"));
    }
    let mut bytes = Vec::new();
    stream.take(length).read_to_end(&mut bytes).await?;
    Ok(bytes)
}

fn socket(data: &Path) -> PathBuf {
    data.join("kettle.sock")
}

fn restrict(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))
}
