//! The host as a browser meets it: the page, commands, and nothing outside.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The host while a test runs.
struct Host {
    program: Child,
    address: SocketAddr,
}

impl Host {
    fn start(folder: &Path) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_debrief-host"))
            .args(["--library".as_ref(), folder.join("library").as_os_str()])
            .args(["--page".as_ref(), folder.join("page").as_os_str()])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").unwrap().parse().unwrap();
        Self { program, address }
    }

    /// Sends a request and gives the status and the body of the answer.
    fn ask(&self, first: &str, body: &str) -> (String, String) {
        let mut stream = TcpStream::connect(self.address).unwrap();
        write!(stream, "{first} HTTP/1.1\r\ncontent-length: {}\r\n\r\n{body}", body.len()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.split_whitespace().nth(1).unwrap().to_owned(), body.to_owned())
    }

    fn call(&self, name: &str) -> Value {
        let (status, body) = self.ask(&format!("POST /call/{name}?id=1"), "{}");
        assert_eq!(status, "200");
        serde_json::from_str(body.lines().last().unwrap()).unwrap()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // What has ended already needs no end.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

#[test]
fn the_page_and_the_core_are_served_to_this_machine_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("page")).unwrap();
    fs::write(folder.path().join("page/index.html"), "the page").unwrap();
    fs::write(folder.path().join("beside.txt"), "not the page").unwrap();
    let host = Host::start(folder.path());
    assert!(host.address.ip().is_loopback());

    for path in ["/", "/review/of/nobody", "/../beside.txt", "//beside.txt"] {
        assert_eq!(host.ask(&format!("GET {path}"), ""), ("200".into(), "the page".into()), "{path}");
    }
    assert_eq!(host.call("library")["ok"]["reviews"][0]["sample"], true);
    assert_eq!(host.call("no_such_command")["error"]["code"], "bad_request");
    assert_eq!(host.ask("POST /elsewhere", "").0, "404");
    assert_eq!(host.ask("POST /test/answer", "no answer").0, "400");
}
