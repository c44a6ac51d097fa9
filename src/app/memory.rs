//! Gives back what loading no longer needs.
//!
//! Large tables are asked of the system itself, so that they go back to it in one piece and leave no holes. Loading a million records frees hundreds of megabytes in small pieces. The allocator of glibc keeps them for later; a
//! screen that stands open for hours has no later. Other allocators give memory back by themselves.

/// Larger pieces, in bytes, come from the system and go back to it.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LARGE: i32 = 128 << 10;

/// Keeps large pieces apart from small ones; the allocator would learn to mix them. Before the first of them is made.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn keep_apart() {
    // Safe: the function takes two numbers and sets one of the allocator's own.
    #[allow(unsafe_code)]
    unsafe {
        libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE);
    }
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn keep_apart() {}

/// Returns free memory to the system, where the allocator would keep it.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn give_back() {
    // Safe: the function takes a number, locks what it works on, and touches free memory alone.
    #[allow(unsafe_code)]
    unsafe {
        libc::malloc_trim(0);
    }
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn give_back() {}
