//! `pullquote extract` as other programs meet it.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command as Process, Stdio};

fn extract() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pullquote"));
    command.arg("extract");
    command
}

/// The same where it does not matter how right the analysis is.
fn quickly() -> Command {
    let mut command = extract();
    command.arg("--quick");
    command
}

/// The records and messages of a run, and its exit code.
fn run(command: &mut Command) -> (Vec<Value>, String, i32) {
    let output = command.output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let records = lines.lines().map(|line| serde_json::from_str(line).unwrap());
    (
        records.collect(),
        String::from_utf8(output.stderr).unwrap(),
        output.status.code().unwrap(),
    )
}

const STORY: &str = "😀 Harbour reopens\n\n“We are ready,” said Rui Tavares.\n";

/// The code points from `start` up to `end`, as other programs count.
fn cut(text: &str, start: &Value, end: &Value) -> String {
    let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn standard_input_is_read_without_a_path_and_as_a_dash() {
    for args in [&[][..], &["-"][..]] {
        let (records, errors, code) = run(extract().args(args).write_stdin(STORY));
        assert_eq!((records.len(), errors.as_str(), code), (1, "", 0));
        assert_eq!(records[0]["text"], STORY);
        assert_eq!(records[0]["id"], "-");
        assert_eq!(records[0]["schema"], 1);
    }
}

#[test]
fn each_record_says_which_analysis_made_it() {
    for (command, expected) in [(&mut extract(), "full"), (&mut quickly(), "quick")] {
        let (records, errors, code) = run(command.write_stdin(STORY));
        assert_eq!((errors.as_str(), code), ("", 0));
        assert_eq!(records[0]["analysis"], expected);
        assert_eq!(
            records[0]["quotes"][0]["speaker"]["name"], "Rui Tavares",
            "{expected}"
        );
    }
}

#[test]
fn the_full_analysis_finds_the_same_whatever_the_number_of_jobs() {
    let paragraph = |i| format!("“We have {i} boats,” said Rui Tavares, the mayor of Lund, on Tuesday.\n\n");
    let long: String = (0..60).map(paragraph).collect();
    let of = |jobs| run(extract().args(["--jobs", jobs]).write_stdin(long.as_str())).0;
    let alone = of("1");
    assert!(
        alone[0]["quotes"]
            .as_array()
            .is_some_and(|quotes| quotes.len() >= 60)
    );
    assert_eq!(of("4"), alone);
}

#[test]
fn offsets_count_code_points_and_cut_out_what_the_record_says() {
    let (records, _, _) = run(extract().write_stdin(STORY));
    for quote in records[0]["quotes"].as_array().unwrap() {
        for piece in [&quote["cue"], &quote["speaker"]] {
            if let Some(text) = piece["text"].as_str() {
                assert_eq!(cut(STORY, &piece["start"], &piece["end"]), text);
            }
        }
        if quote["kind"] == "direct" {
            assert!(cut(STORY, &quote["start"], &quote["end"]).starts_with('“'));
        }
    }
    for entity in records[0]["entities"].as_array().unwrap() {
        assert_eq!(
            cut(STORY, &entity["start"], &entity["end"]),
            entity["text"].as_str().unwrap()
        );
    }
}

#[test]
fn the_text_of_a_line_is_kept_exactly_and_its_record_is_harmless() {
    let text = "\u{1b}]0;owned\u{7}\r\n“A\u{202e}b” \u{9b}31m\u{0}";
    let line = serde_json::json!({"id": "x", "text": text, "published": "2016-02-10T10:00:00Z"});
    let output = extract()
        .args(["--from", "jsonl"])
        .write_stdin(line.to_string())
        .output()
        .unwrap();
    let written = String::from_utf8(output.stdout).unwrap();
    assert!(
        !written
            .trim_end()
            .chars()
            .any(|c| c.is_control() || c == '\u{202e}')
    );
    let record: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(record["text"], text);
    assert_eq!(record["published"], "2016-02-10");
}

#[test]
fn a_bad_line_is_named_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("news.jsonl");
    fs::write(
        &path,
        "{\"id\":1,\"text\":\"One.\"}\n{\"id\":2\n\n{\"id\":3,\"text\":\"Three.\"}\n",
    )
    .unwrap();
    let (records, errors, code) = run(extract().arg(&path));
    let ids: Vec<&Value> = records.iter().map(|r| &r["id"]).collect();
    assert_eq!(ids, ["1", "3"]);
    assert_eq!(records[1]["line"], 4);
    assert!(errors.contains("news.jsonl:2: This line is not JSON"), "{errors}");
    assert_eq!((errors.lines().count(), code), (1, 1));
}

#[test]
fn a_missing_file_is_explained_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("there.txt");
    fs::write(&path, STORY).unwrap();
    let (records, errors, code) = run(extract().arg(folder.path().join("nowhere.txt")).arg(&path));
    assert_eq!((records.len(), code), (1, 1));
    assert_eq!(records[0]["path"].as_str().map(Path::new), Some(path.as_path()));
    assert!(errors.contains("nowhere.txt: There is no file or folder with this name; check the spelling."));
}

#[test]
fn many_articles_come_in_the_order_given_whatever_the_number_of_jobs() {
    let lines: String = (0..300)
        .map(|i| format!("{{\"id\":{i},\"text\":\"Article {i}.\"}}\n"))
        .collect();
    for jobs in ["1", "3"] {
        let (records, _, code) = run(quickly().args(["--jobs", jobs]).write_stdin(lines.as_str()));
        let ids: Vec<String> = records
            .iter()
            .map(|r| r["id"].as_str().unwrap().to_owned())
            .collect();
        assert!(ids.into_iter().eq((0..300).map(|i| i.to_string())));
        assert_eq!(code, 0);
    }
}

#[test]
fn a_day_at_either_end_of_the_calendar_and_beyond_is_no_fault() {
    let text = "OSLO, Dec. 31 - “We go,” Ana Prado said on Tuesday, next week, last year, in ten years, \
        3000 weeks ago, in 99999999 days, next month, on 29 February, in the year 12345, this weekend.";
    let days = [
        "9999-12-31",
        "-009999-01-01",
        "0000-01-01",
        "+012345-01-01",
        "99999-12-31T00:00:00Z",
        "253402300799",
        "253402300800",
        "-377705116800",
        "9223372036854775807",
        "-9223372036854775808",
        "1 January 12345",
        "Fri, 31 Dec 9999 23:59:59 -1200",
        "9999-12-31T24:00:00Z",
    ];
    let line = |day: &&str| {
        let day = day.parse::<i64>().map_or_else(|_| Value::from(*day), Value::from);
        format!("{}\n", serde_json::json!({"text": text, "published": day}))
    };
    let lines: String = days.iter().map(line).collect();
    let (records, errors, code) = run(quickly().args(["--from", "jsonl"]).write_stdin(lines));
    assert_eq!((records.len(), errors.as_str(), code), (days.len(), "", 0));
}

#[test]
fn other_encodings_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.txt");
    fs::write(
        &path,
        b"\x93We\x92re ready,\x94 said Ren\xe9 Dupont of the caf\xe9 at the harbour.",
    )
    .unwrap();
    let (records, _, _) = run(extract().arg(&path));
    assert_eq!(
        records[0]["text"],
        "“We’re ready,” said René Dupont of the café at the harbour."
    );
}

#[test]
fn a_wrong_option_is_answered_with_two() {
    let (_, errors, code) = run(extract().args(["--from", "pdf"]));
    assert_eq!(code, 2);
    assert!(errors.contains("auto, text, jsonl"), "{errors}");
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_is_never_opened() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.txt");
    assert!(Process::new("mkfifo").arg(&pipe).status().unwrap().success());
    fs::write(folder.path().join("story.txt"), STORY).unwrap();
    let (records, errors, code) = run(extract().arg(folder.path()));
    assert_eq!((records.len(), errors.as_str(), code), (1, "", 0));
    let (_, errors, code) = run(extract().arg(&pipe));
    assert!(errors.contains("never opened"), "{errors}");
    assert_eq!(code, 1);
}

/// The reader of the output closes it while the input is still open: the program must end with
/// success without waiting for the rest of its input.
#[cfg(unix)]
#[test]
fn a_broken_pipe_is_a_success() {
    use std::io::{BufRead, BufReader, Write};
    let mut child = Process::new(env!("CARGO_BIN_EXE_pullquote"))
        .args(["extract", "--from", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"{\"text\":\"One.\"}\n").unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    // Comes although the input goes on: each record is passed on at once.
    output.read_line(&mut first).unwrap();
    assert!(first.contains("One."));
    drop(output);
    input.write_all(b"{\"text\":\"Two.\"}\n").unwrap();
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
    drop(input);
}

#[cfg(target_os = "linux")]
#[test]
fn a_hostile_line_takes_little_more_memory_than_its_size() {
    use std::io::{BufRead, BufReader, Write};
    const SIZE: usize = 4 << 20;
    let repeated = |unit: &str| unit.repeat(SIZE / unit.len());
    let lines = [
        format!("{{\"text\": \"a\", \"x\": [{}1]}}", repeated("{\"a\":{}},")),
        format!("{{\"text\": \"a\", \"title\": [{}1]}}", repeated("\"a\",")),
        format!("{{\"text\": \"a\", \"author\": [{}1]}}", repeated("[[]],{},")),
        format!("{{{}\"text\": \"a\"}}", repeated("\"text\": \"b\",")),
    ];
    let mut child = Process::new(env!("CARGO_BIN_EXE_pullquote"))
        .args(["extract", "--quick", "--from", "jsonl", "--jobs", "1"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    for line in lines {
        writeln!(input, "{line}").unwrap();
    }
    // The program lives until its input ends, so its memory can be read after the last record.
    let output = BufReader::new(child.stdout.take().unwrap());
    assert_eq!(output.lines().take(4).count(), 4);
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .unwrap();
    let peak: usize = peak.trim().trim_end_matches(" kB").parse().unwrap();
    drop(input);
    assert!(child.wait().unwrap().success());
    // The program itself takes 50 MB.
    assert!(peak * 1024 < 8 * SIZE + (50 << 20), "{peak} kB");
}
