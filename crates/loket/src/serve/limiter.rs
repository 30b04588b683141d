//! What an instance may use of memory and of the processor.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;

use wasmtime::ResourceLimiter;

use super::end::Fate;
use super::engine::TICK;
use super::manifest::Limits;

/// Elements a component's tables may have in all; those of a Rust component count hundreds.
const TABLE_ELEMENTS_MAX: usize = 100_000;

/// Caps the linear memories of an instance, all together.
pub struct MemoryLimit {
    bytes: u64,
    bytes_max: u64,
    fate: Arc<Fate>,
}

impl MemoryLimit {
    /// For a new instance.
    pub fn new(limits: &Limits, fate: &Arc<Fate>) -> MemoryLimit {
        MemoryLimit { bytes: 0, bytes_max: limits.memory_bytes_max, fate: Arc::clone(fate) }
    }
}

impl ResourceLimiter for MemoryLimit {
    fn memory_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        let bytes = self.bytes + (desired - current) as u64;
        if bytes > self.bytes_max {
            self.fate.refuse_memory();
            return Ok(false);
        }
        self.bytes = bytes;
        Ok(true)
    }

    fn table_growing(&mut self, _: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        Ok(desired <= TABLE_ELEMENTS_MAX)
    }
}

/// Counts the 10 ms steps in which an instance computed since it took its latest request.
pub struct CpuLimit {
    ticks: AtomicU64,
    ticks_max: u64,
}

impl CpuLimit {
    /// For a new instance.
    pub fn new(limits: &Limits) -> CpuLimit {
        let ticks_max = limits.cpu.as_millis().div_ceil(TICK.as_millis());
        CpuLimit { ticks: AtomicU64::new(0), ticks_max: u64::try_from(ticks_max).unwrap_or(u64::MAX) }
    }

    /// A new request starts the count again.
    pub fn restart(&self) {
        self.ticks.store(0, Relaxed);
    }

    /// Counts a step; false when this was one too many.
    pub fn tick(&self) -> bool {
        self.ticks.fetch_add(1, Relaxed) < self.ticks_max
    }
}
