//! Components composed with others that answer their imports.

use std::net::SocketAddr;

use crate::support::{Application, built, elsewhere, get};
use loket::serve::Server;

/// A caller that depends on a provider; `{inherit}` stands for what the provider inherits.
fn application(provider: &str, inherit: &str, elsewhere: SocketAddr) -> Application {
    let (caller, file) = (built("composition_caller"), built("composition_provider"));
    let application = Application::new(&format!(
        r#"
[[trigger.http]]
route = "/..."
component = "caller"
[component.caller]
source = "{}"
allowed_outbound_hosts = ["http://{elsewhere}"]
variables = {{ greeting = "hello" }}
files = [{{ source = "greeting.txt", destination = "/greeting.txt" }}]
[component.caller.dependencies]
"loket-tests:greetings/greeter@1.0.0" = {{ {provider}{inherit} }}
[component.provider]
source = "{}"
"#,
        caller.display(),
        file.display(),
    ));
    std::fs::write(application.path("greeting.txt"), "from a file").unwrap();
    application
}

async fn greeting(application: &Application, elsewhere: SocketAddr) -> String {
    let server = application.start().await;
    get(&server, &format!("/?http://{elsewhere}/")).await.body
}

#[tokio::test]
async fn asynchronous_call_reaches_the_composed_component() {
    let there = elsewhere().await;
    let application = application("component = \"provider\"", ", inherit_configuration = true", there);
    assert_eq!(greeting(&application, there).await, "hello; 200 OK; from a file");
}

#[tokio::test]
async fn composed_calls_run_at_the_same_time() {
    let there = elsewhere().await;
    let application = application("component = \"provider\"", ", inherit_configuration = true", there);
    let server = application.start().await;
    let (addr, path) = (server.addr, format!("/?http://{there}/"));
    let ask = |path: String| tokio::spawn(async move { crate::support::get_at(addr, &path).await });
    let asked: Vec<_> = (0..20).map(|_| ask(path.clone())).collect();
    for answer in asked {
        assert_eq!(answer.await.unwrap().body, "hello; 200 OK; from a file");
    }
}

#[tokio::test]
async fn nothing_is_inherited_by_default() {
    let there = elsewhere().await;
    let path = format!("path = \"{}\"", built("composition_provider").display());
    let greeting = greeting(&application(&path, "", there), there).await;
    let [variable, request, file] = greeting.split("; ").collect::<Vec<_>>()[..] else { panic!("{greeting}") };
    assert!(variable.starts_with("no variable"), "{greeting}");
    assert!(request.starts_with("no request") && request.contains("not permitted"), "{greeting}");
    assert_eq!(file, "no file", "{greeting}");
}

#[tokio::test]
async fn what_is_named_is_inherited_and_nothing_else() {
    let there = elsewhere().await;
    for (inherit, expected) in [
        ("[\"variables\"]", [true, false, false]),
        ("[\"allowed_outbound_hosts\"]", [false, true, false]),
        ("[\"files\"]", [false, false, true]),
    ] {
        let inherit = format!(", inherit_configuration = {inherit}");
        let greeting = greeting(&application("component = \"provider\"", &inherit, there), there).await;
        let has = ["hello; ", "; 200 OK; ", "; from a file"].map(|part| greeting.contains(part));
        assert_eq!(has, expected, "{inherit}: {greeting}");
    }
}

#[tokio::test]
async fn dependency_that_answers_nothing_stops_the_start() {
    let (caller, guest) = (built("composition_caller"), crate::support::guest());
    let start = async |dependency: &str| {
        let application = Application::new(&format!(
            "[[trigger.http]]\nroute = \"/...\"\ncomponent = \"caller\"\n[component.caller]\nsource = \"{}\"\n\
             [component.caller.dependencies]\n{dependency}\n",
            caller.display(),
        ));
        application.refusal(application.options()).await
    };
    let path = guest.display();
    let refusal = start(&format!("\"loket-tests:other\" = {{ path = \"{path}\" }}")).await;
    assert!(
        refusal.contains("component caller") && refusal.contains("answers none of the component's imports"),
        "{refusal}"
    );
    let refusal = start(&format!("\"loket-tests:greetings\" = {{ path = \"{path}\" }}")).await;
    assert!(refusal.contains("exports no loket-tests:greetings/greeter@1.0.0"), "{refusal}");
    let refusal = start("\"loket-tests:greetings\" = { path = \"nowhere.wasm\" }").await;
    assert!(refusal.contains("nowhere.wasm"), "{refusal}");
}

#[tokio::test]
async fn import_that_nobody_answers_stops_the_start() {
    let application = Application::new(&format!(
        "[[trigger.http]]\nroute = \"/...\"\ncomponent = \"caller\"\n[component.caller]\nsource = \"{}\"\n",
        built("composition_caller").display(),
    ));
    match Server::start(application.options()).await {
        Ok(_) => panic!("the server should not start"),
        Err(error) => assert!(format!("{error:#}").contains("loket-tests:greetings/greeter"), "{error:#}"),
    }
}
