fn main() {
    use std::io::BufRead;
    let analyst = pullquote::analysis::learned::Analyst::new().unwrap();
    let seat = pullquote::analysis::learned::network::Seat::new();
    for line in std::io::stdin().lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let text = v["text"].as_str().unwrap();
        let document =
            pullquote::text::Document::new(pullquote::text::neutralize::neutralize(text).into_owned());
        let a = analyst.analyse(&document, None, &seat).unwrap();
        let mut p = vec![0; document.text().len() + 1];
        let mut n = 0;
        for (i, _) in document.text().char_indices() {
            p[i] = n;
            n += 1;
        }
        p[document.text().len()] = n;
        let q: Vec<_> = a.quotations.iter().map(|q| serde_json::json!({"start": p[q.span.start()], "end": p[q.span.end()],
            "cue": q.cue.map(|c| serde_json::json!({"start": p[c.start()], "end": p[c.end()]})),
            "speaker": q.speaker.map(|s| serde_json::json!({"start": p[s.mention.start()], "end": p[s.mention.end()], "text": document.slice(s.mention),
              "name": s.entity.and_then(|e| a.entity(e)).map(|e| e.name.clone())}))})).collect();
        let e: Vec<_> = a.mentions.iter().filter(|m| m.form == pullquote::analysis::MentionForm::Name).map(|m| serde_json::json!({
            "start": p[m.span.start()], "end": p[m.span.end()], "kind": format!("{:?}", a.entity(m.entity).unwrap().kind).to_lowercase()})).collect();
        println!(
            "{}",
            serde_json::json!({"id": v["id"], "quotes": q, "entities": e})
        );
    }
}
