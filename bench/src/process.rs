//! The released program as a process of its own: commands that end, and a server that is asked.

use crate::{
    Outcome,
    client::{self, Connection},
    stopwatch::Stopwatch,
};
use std::{
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

/// A server that does not answer by then never will.
const PATIENCE: Duration = Duration::from_secs(120);

/// Runs `kettle` with these words on a data folder and gives what it printed; `input` is what it reads.
pub fn run(kettle: &Path, data: &Path, words: &[&str], input: &str) -> Outcome<String> {
    run_on(kettle, data, None, words, input)
}

/// As [`run`], on another database than the folder's own.
pub fn run_on(kettle: &Path, data: &Path, database: Option<&str>, words: &[&str], input: &str) -> Outcome<String> {
    let mut child = command(kettle, data, database).args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        std::io::Write::write_all(&mut stdin, input.as_bytes())?;
    }
    let done = child.wait_with_output()?;
    match done.status.success() {
        true => Ok(String::from_utf8_lossy(&done.stdout).into_owned()),
        false => Err(format!("kettle {} failed ({})", words.join(" "), done.status).into()),
    }
}

/// A running `kettle serve`; it is told to stop when this value goes.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// From its start to the first page that came whole, in seconds.
    pub first_answer: f64,
}

impl Server {
    /// Starts it and waits for its first page.
    pub async fn start(kettle: &Path, data: &Path) -> Outcome<Server> {
        Server::start_on(kettle, data, None, None).await
    }
    /// As [`Server::start`], on another database than the folder's own, or under an address that it had before.
    pub async fn start_on(
        kettle: &Path,
        data: &Path,
        database: Option<&str>,
        address: Option<SocketAddr>,
    ) -> Outcome<Server> {
        let address = address.map_or_else(free_address, Ok)?;
        let listen = address.to_string();
        let watch = Stopwatch::start();
        let mut command = command(kettle, data, database);
        let child = command.args(["--listen", &listen, "serve"]).stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
        let mut server = Server { child, address, first_answer: 0.0 };
        let request = client::get(&listen, "/sign-in", "", "");
        while watch.elapsed() < PATIENCE {
            if let Ok(mut connection) = Connection::open(address).await
                && let Ok(answer) = connection.ask(&request).await
                && answer.status == 200
            {
                server.first_answer = watch.seconds();
                return Ok(server);
            }
            if let Some(status) = server.child.try_wait()? {
                return Err(format!("kettle serve ended by itself ({status})").into());
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        Err(format!("kettle serve did not answer for {} s", PATIENCE.as_secs()).into())
    }

    /// Which part of the memory is its own or mapped and in use, in MB: `VmRSS`, and of it what is no file.
    pub fn resident_mb(&self) -> Outcome<(f64, f64)> {
        let resident = self.memory_mb("VmRSS:").ok_or("the system does not tell VmRSS")?;
        Ok((resident, self.memory_mb("RssAnon:").unwrap_or_default()))
    }
    fn memory_mb(&self, name: &str) -> Option<f64> {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = text.lines().find(|it| it.starts_with(name))?;
        line.split_whitespace().nth(1)?.parse::<f64>().ok().map(|kib| kib / 1024.0)
    }

    /// Forgets the peak so far and gives what is resident now, in MB.
    pub fn peak_begins(&self) -> Outcome<f64> {
        std::fs::write(format!("/proc/{}/clear_refs", self.child.id()), "5")?;
        self.peak_mb()
    }
    /// The most that was resident since, in MB.
    pub fn peak_mb(&self) -> Outcome<f64> {
        self.memory_mb("VmHWM:").ok_or_else(|| "the system does not tell VmHWM".into())
    }

    /// Tells it to stop and waits until it has.
    pub fn stop(mut self) -> Outcome<()> {
        self.end()
    }

    /// Ends it at once, as a power cut would: nothing of it can notice.
    pub fn kill(mut self) -> Outcome<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// By the signal of an ordinary stop; the standard library knows only the hard one.
    fn end(&mut self) -> Outcome<()> {
        if self.child.try_wait()?.is_none() {
            let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
            if !told.is_ok_and(|it| it.success()) {
                self.child.kill()?;
            }
            self.child.wait()?;
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Err(why) = self.end() {
            crate::note(&format!("the server could not be stopped: {why}"));
        }
    }
}

/// With no setting but those given here, whatever the shell says.
fn command(kettle: &Path, data: &Path, database: Option<&str>) -> Command {
    let mut command = Command::new(kettle);
    // The clients of a measure come from addresses of their own, behind this very machine.
    command.env_clear().env("KETTLE_LOG", "warn").env("KETTLE_TRUSTED_PROXIES", "127.0.0.1");
    command.env("KETTLE_METRICS_LISTEN", "off").arg("--data").arg(data);
    if let Some(database) = database {
        command.env("KETTLE_DATABASE", database);
    }
    command
}

/// Where nobody listens now.
pub fn free_address() -> Outcome<SocketAddr> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}
