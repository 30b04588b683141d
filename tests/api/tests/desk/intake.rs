//! The citizen's pages: what is refused keeps every value and says why, and stores nothing.

use api_tests::{Answer, Desk};

const OK: [(&str, &str); 11] = [
    ("form_key", "intake-AAAAAAAAAAAAAAA.1700000000000"),
    ("homepage", ""),
    ("name", "Élise Peeters"),
    ("email", "elise@example.be"),
    ("telephone", "0470 12 34 56"),
    ("capacity", "tenant"),
    ("address", "Bruul 12"),
    ("apartment_building", "no"),
    ("themes", "heating"),
    ("question", "Is een warmtepomp iets voor mij?"),
    ("answer_channels", "email"),
];

/// The valid form with one field replaced, or left out.
fn with(field: &str, value: Option<&'static str>) -> Vec<(&'static str, &'static str)> {
    let mut form: Vec<_> = OK.into_iter().filter(|(name, _)| *name != field).collect();
    let name = OK.iter().find(|(name, _)| *name == field).expect("a field of the form").0;
    form.extend(value.map(|value| (name, value)));
    form
}

async fn submit(desk: &Desk, form: &[(&str, &str)]) -> Answer {
    desk.visitor().form("/contact?lang=nl", form).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_wrong_field_is_linked_from_the_summary_and_nothing_is_stored() {
    let desk = Desk::open().await;
    let before = desk.dump().await;
    let long: &'static str = Box::leak("x".repeat(6_000).into_boxed_str());
    for (field, value) in [
        ("name", None),
        ("name", Some("   ")),
        ("name", Some(&long[..300])),
        ("email", Some("elise@")),
        ("telephone", Some("zeven")),
        ("capacity", None),
        ("capacity", Some("emperor")),
        ("address", Some(&long[..600])),
        ("apartment_building", Some("perhaps")),
        ("themes", None),
        ("themes", Some("astrology")),
        ("question", Some("")),
        ("question", Some(long)),
        ("answer_channels", None),
        ("answer_channels", Some("pigeon")),
    ] {
        let page = submit(&desk, &with(field, value)).await;
        assert_eq!(page.status, 422, "{field} = {value:?}");
        assert!(page.text.contains(&format!("href=\"#{field}")), "{field}: no link from the summary");
        assert!(page.text.contains("Is een warmtepomp") || field == "question", "{field}: the question was lost");
        assert!(page.text.contains("Élise Peeters") || field == "name", "{field}: the name was lost");
        assert!(page.text.contains("<title>Fout"), "{field}: the title does not say so");
    }
    assert_eq!(before, desk.dump().await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_of_email_and_telephone_is_needed() {
    let desk = Desk::open().await;
    let neither: Vec<_> = OK.into_iter().filter(|(name, _)| !["email", "telephone"].contains(name)).collect();
    assert_eq!(submit(&desk, &neither).await.status, 422);
    let only_email: Vec<_> = OK.into_iter().filter(|(name, _)| *name != "telephone").collect();
    submit(&desk, &only_email).await.expect(303);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn traps_keep_the_values_and_store_nothing() {
    let desk = Desk::open().await;
    let before = desk.dump().await;
    let bot = submit(&desk, &with("homepage", Some("https://spam.example"))).await.expect(422);
    assert!(bot.text.contains("Is een warmtepomp"), "a person whose browser filled the hidden field loses nothing");
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("a time").as_millis();
    let key: &'static str = Box::leak(format!("intake-AAAAAAAAAAAAAAA.{now:013}").into_boxed_str());
    let fast = submit(&desk, &with("form_key", Some(key))).await.expect(422);
    assert!(fast.text.contains("Is een warmtepomp"));
    assert_eq!(before, desk.dump().await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixteen_clicks_at_once_make_one_submission() {
    let desk = Desk::open().await;
    let clicks = (0..16).map(|_| {
        let client = desk.visitor();
        tokio::spawn(async move { client.form("/contact", &OK).await })
    });
    let mut receipts = Vec::new();
    for click in clicks.collect::<Vec<_>>() {
        receipts.push(click.await.expect("a click").expect(303).header("location").to_owned());
    }
    receipts.dedup();
    assert_eq!(receipts.len(), 1, "{receipts:?}");
    for table in ["submission", "queue_item", "timeline"] {
        assert_eq!(desk.value(&format!("select count(*) from {table}"), &[]).await, 1, "{table}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn too_many_submissions_from_one_client_are_told_to_wait() {
    let desk = Desk::open().await;
    let mut last = None;
    for turn in 0..40 {
        let key: &'static str = Box::leak(format!("intake-AAAAAAAAAAA{turn:04}.1700000000000").into_boxed_str());
        let answer = submit(&desk, &with("form_key", Some(key))).await;
        if answer.status != 303 {
            last = Some(answer);
            break;
        }
    }
    let refused = last.expect("a limit").expect(429);
    assert!(!refused.header("retry-after").is_empty());
    assert!(refused.text.contains("Is een warmtepomp"), "the values are kept");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_has_a_strict_policy_in_three_languages() {
    let desk = Desk::open().await;
    for language in ["nl", "fr", "en"] {
        for path in ["/", "/contact", "/privacy", "/accessibility"] {
            let page = desk.visitor().get(&format!("{path}?lang={language}")).await.expect(200);
            assert!(page.text.contains(&format!("<html lang=\"{language}")), "{path} in {language}");
            let policy = page.header("content-security-policy");
            assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
            assert!(!policy.contains("unsafe"), "{policy}");
            assert_eq!(page.header("x-content-type-options"), "nosniff");
        }
    }
    desk.visitor().get("/receipt/0123456789abcdef0123456789abcdef").await.expect(404);
    let too_large = "x".repeat(70_000);
    let form = [("question", too_large.as_str())];
    desk.visitor().form("/contact", &form).await.expect(413);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_national_number_is_not_kept_and_the_receipt_says_so() {
    let desk = Desk::open().await;
    let plain = submit(&desk, &OK).await.expect(303);
    let question = "Mijn rijksregisternummer is 93.05.18-223.61.";
    let mut form = with("question", Some(question));
    form.retain(|(name, _)| *name != "form_key");
    form.push(("form_key", "masked-AAAAAAAAAAAAAAA.1700000000000"));
    let masked = submit(&desk, &form).await.expect(303);
    for (answer, expected) in [(plain, false), (masked, true)] {
        let receipt = desk.visitor().get(answer.header("location")).await.expect(200);
        assert_eq!(receipt.text.contains("rijksregisternummer"), expected, "{}", receipt.text);
    }
    let stored = desk.value("select group_concat(question) from submission", &[]).await;
    let stored = stored.as_str().expect("questions");
    assert!(stored.contains("Mijn rijksregisternummer is ••.••.••-•••.••.") && !stored.contains("223"), "{stored}");
}
