//! The thin binary.

fn main() -> std::io::Result<()> {
    pullquote::cli::extract::jsonl(std::io::stdin().lock(), std::io::stdout().lock())
}
