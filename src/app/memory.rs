//! Gives back what loading no longer needs.
//!
//! Loading a million records frees hundreds of megabytes in small pieces. The allocator of glibc keeps them for later; a
//! screen that stands open for hours has no later. Other allocators give memory back by themselves.

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
