//! Instances of a component: how they are made, how many requests they take, when they end.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use instance::{Parts, State};
use tokio::time::Sleep;
use wasmtime::component::GuestTaskId;
use wasmtime::{Store, StoreContextMut, UpdateDeadline};
use wasmtime_wasi::{WasiCtx, WasiCtxBuilder};
use wasmtime_wasi_http::WasiHttpView as _;
use wasmtime_wasi_http::handler::{
    HandlerState, Instance, Proxy, ShouldAccept, WorkerExpiration, WorkerState, WorkerStatus,
};

use super::component::Component;
use super::end::{End, Fate, Ticket};
use super::fairness::{Stretch, Turn};
use super::limiter::{CpuLimit, MemoryLimit};
use super::log::Event;
use super::manifest::Limits;
use super::metrics::Counted;
use super::output::Output;
use super::traces::Callers;

/// How long a computing component pauses after each step of the engine's clock. A yield without a
/// pause would come back at once, and the runtime looks for input only after dozens of such turns.
const PAUSE: Duration = Duration::from_millis(1);

/// How long after a step of the clock an instance counts as computing.
const COMPUTING: Duration = Duration::from_millis(50);

/// Makes the instances of one lane of a component.
pub struct Instances {
    component: Arc<Component>,
    /// When one of them was last seen computing, in milliseconds since `started`.
    computed_ms: Arc<AtomicU64>,
    started: Instant,
}

impl Instances {
    /// A lane of `component` without any instance yet.
    pub fn new(component: &Arc<Component>) -> Instances {
        Instances { component: Arc::clone(component), computed_ms: Arc::default(), started: Instant::now() }
    }

    /// Whether one of the instances is busy computing. It would take a new request, if it took its
    /// latest one lately, and then let it wait.
    pub fn is_computing(&self) -> bool {
        let computed = Duration::from_millis(self.computed_ms.load(Relaxed));
        !computed.is_zero() && self.started.elapsed().saturating_sub(computed) < COMPUTING
    }
}

impl HandlerState for Instances {
    type StoreData = State;
    type WorkerExpiration = Expiration;
    type WorkerState = Worker;

    async fn instantiate(&self) -> wasmtime::Result<Instance<State, Expiration, Worker>> {
        let component = &self.component;
        let (fate, turn, stretch) = (Arc::new(Fate::default()), Turn::default(), Stretch::default());
        let cpu = Arc::new(CpuLimit::new(&component.limits));
        let sender = component.sender.of_instance();
        let callers = sender.callers().clone();
        let state = State::new(Parts {
            wasi: wasi(component)?,
            outbound: Box::new(sender),
            variables: Arc::clone(&component.variables),
            limiter: Box::new(MemoryLimit::new(&component.limits, &fate)),
        });
        let mut store = Store::new(component.pre.engine(), state);
        store.limiter(State::limiter);
        store.set_epoch_deadline(1);
        store.epoch_deadline_callback({
            let fate = Arc::clone(&fate);
            let (computed_ms, cpu) = (Arc::clone(&self.computed_ms), Arc::clone(&cpu));
            let (started, component) = (self.started, Arc::clone(component));
            let (turn, stretch) = (turn.clone(), stretch.clone());
            move |_| {
                turn.give_up();
                computed_ms.store(started.elapsed().as_millis() as u64, Relaxed);
                if !cpu.tick() {
                    fate.stop(End::Cpu);
                    return Ok(UpdateDeadline::Interrupt);
                }
                let takes_turns = component.share.must_take_turns(stretch.interrupt());
                let (component, turn, stretch) = (Arc::clone(&component), turn.clone(), stretch.clone());
                Ok(UpdateDeadline::YieldCustom(
                    1,
                    Box::pin(async move {
                        if takes_turns {
                            tokio::time::sleep(PAUSE).await;
                            component.share.take(&turn).await;
                        } else {
                            tokio::task::yield_now().await;
                        }
                        stretch.resume();
                    }),
                ))
            }
        });
        let proxy = Proxy::P3(component.pre.instantiate_async(&mut store).await?);
        Ok(Instance {
            store,
            proxy,
            view: State::http,
            expiration: Expiration::new(&component.limits, &fate, turn, stretch),
            state: Worker {
                component: Arc::clone(component),
                fate,
                cpu,
                callers,
                _counted: component.meter.instance(),
            },
        })
    }
}

/// The files and streams of a new instance.
fn wasi(component: &Component) -> wasmtime::Result<WasiCtx> {
    let mut wasi = WasiCtxBuilder::new();
    wasi.stdout(Output::new(&component.id, "stdout", &component.log));
    wasi.stderr(Output::new(&component.id, "stderr", &component.log));
    component.mounts.add_to(&mut wasi)?;
    Ok(wasi.build())
}

/// One instance at work.
pub struct Worker {
    component: Arc<Component>,
    fate: Arc<Fate>,
    cpu: Arc<CpuLimit>,
    /// The requests it answers, for whom its calls are recorded.
    callers: Callers,
    _counted: Counted,
}

impl WorkerState for Worker {
    type StoreData = State;
    type RequestData = Arc<Ticket>;

    fn should_accept_request(&self, at_once: usize, total: usize) -> ShouldAccept {
        let limits = &self.component.limits;
        if total >= limits.instance_requests_max {
            ShouldAccept::Never
        } else if at_once >= limits.instance_requests_at_once_max {
            ShouldAccept::No
        } else {
            ShouldAccept::Yes
        }
    }

    fn on_request_start(
        &self,
        _: StoreContextMut<'_, State>,
        ticket: Arc<Ticket>,
        task: GuestTaskId,
    ) -> Pin<Box<dyn Future<Output = ()> + Send + Sync>> {
        ticket.accept(&self.fate);
        self.cpu.restart();
        // Held for as long as the request is answered.
        let caller = ticket.parent().map(|parent| self.callers.enter(task, parent.clone()));
        let late = tokio::time::sleep(self.component.limits.deadline);
        Box::pin(async move {
            late.await;
            drop(caller);
        })
    }

    fn drop(&self, store: Store<State>, result: wasmtime::Result<()>) {
        if result.is_err() {
            self.fate.fail();
        }
        // The handler reports a panic of its own also when the runtime drops it at shutdown.
        let stopped = |cause: &str| cause == "worker panicked" && !std::thread::panicking();
        if let Err(error) = result
            && !stopped(&error.to_string())
        {
            self.component.log.write(&Event::ComponentFailed {
                component: &self.component.id,
                cause: &error.root_cause().to_string(),
            });
        }
        drop(store);
    }
}

/// Ends an instance that is idle or late. It is asked also while the instance computes, when the
/// deadline of a single request would not be looked at.
pub struct Expiration {
    idle: Duration,
    deadline: Duration,
    fate: Arc<Fate>,
    turn: Turn,
    stretch: Stretch,
    sleep: Pin<Box<Sleep>>,
}

impl Expiration {
    fn new(limits: &Limits, fate: &Arc<Fate>, turn: Turn, stretch: Stretch) -> Expiration {
        Expiration {
            idle: limits.instance_idle,
            deadline: limits.deadline,
            fate: Arc::clone(fate),
            turn,
            stretch,
            sleep: Box::pin(tokio::time::sleep(limits.instance_idle)),
        }
    }
}

impl WorkerExpiration for Expiration {
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>, status: WorkerStatus, since: Instant) -> Poll<()> {
        // It is asked when the instance cannot go on at the moment, so others may.
        self.turn.give_up();
        self.stretch.pause();
        let patience = match status {
            WorkerStatus::Idle => self.idle,
            WorkerStatus::Requests | WorkerStatus::PostReturn => self.deadline,
        };
        let until = (since + patience).into();
        if self.sleep.deadline() != until {
            self.sleep.as_mut().reset(until);
        }
        let over = self.sleep.as_mut().poll(context);
        if over.is_ready() && status != WorkerStatus::Idle {
            self.fate.stop(End::Deadline);
        }
        over
    }
}
