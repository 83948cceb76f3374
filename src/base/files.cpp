// Takes paths; reads and writes files on the disk or, for tests, in memory.
#include "base/files.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dhrdoc::base {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(std::string_view doing, fs::path const& path) {
    throw MachineError(fmt::format("cannot {} \"{}\": {}", doing, path.string(), std::strerror(errno)));
}

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int get() const { return number_; }
    [[nodiscard]] int release() { return std::exchange(number_, -1); }

private:
    int number_;
};

/// Removes the file beside unless it has been renamed into place.
class Beside {
public:
    explicit Beside(fs::path path) : path_(std::move(path)) {}
    Beside(Beside const&) = delete;
    Beside& operator=(Beside const&) = delete;
    ~Beside() {
        if (!kept_) ::unlink(path_.c_str());
    }
    void keep() { kept_ = true; }

private:
    fs::path path_;
    bool kept_ = false;
};

/// Whoever ends the program in the middle of a file waits until the file is whole, or gone.
class SignalsHeld {
public:
    SignalsHeld() {
        sigset_t endings;
        ::sigemptyset(&endings);
        for (int const ending : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) ::sigaddset(&endings, ending);
        ::pthread_sigmask(SIG_BLOCK, &endings, &before_);
    }
    SignalsHeld(SignalsHeld const&) = delete;
    SignalsHeld& operator=(SignalsHeld const&) = delete;
    ~SignalsHeld() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

private:
    sigset_t before_{};
};

/// Opens what can be read to its end: a file, or a pipe that somebody writes into. A pipe without a writer is empty, so
/// that nobody waits for ever.
int open_to_read(fs::path const& path, struct stat& about) {
    int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file < 0) return file;
    int reason = 0;
    if (::fstat(file, &about) != 0) reason = errno;
    if (reason == 0 && S_ISDIR(about.st_mode)) reason = EISDIR;
    if (reason == 0 && !S_ISREG(about.st_mode) && !S_ISFIFO(about.st_mode)) reason = EINVAL;
    if (reason == 0 && ::fcntl(file, F_SETFL, 0) != 0) reason = errno;
    if (reason == 0) return file;
    ::close(file);
    errno = reason;
    return -1;
}

void write_all(int file, std::string_view bytes, fs::path const& path) {
    while (!bytes.empty()) {
        auto const written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("write", path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace

std::optional<std::string> DiskFiles::read(fs::path const& path) const {
    struct stat about {};
    Descriptor const file(open_to_read(path, about));
    if (file.get() < 0) {
        if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
        fail("read", path);
    }
    std::string bytes;
    bytes.resize(S_ISREG(about.st_mode) ? static_cast<std::size_t>(about.st_size) + 1 : 65536);
    std::size_t filled = 0;
    for (;;) {
        if (filled == bytes.size()) bytes.resize(bytes.size() * 2);
        auto const got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail("read", path);
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
}

bool DiskFiles::exists(fs::path const& path) const {
    std::error_code error;
    return fs::exists(path, error);
}

bool DiskFiles::is_directory(fs::path const& path) const {
    std::error_code error;
    return fs::is_directory(path, error);
}

std::vector<std::string> DiskFiles::list(fs::path const& folder) const {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        names.push_back(entry->path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

void DiskFiles::write(fs::path const& path, std::string_view bytes, Access access) {
    std::error_code error;
    if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
    if (error)
        throw MachineError(
            fmt::format("cannot make the folder \"{}\": {}", path.parent_path().string(), error.message()));
    auto const beside = fs::path(fmt::format("{}.{}.part", path.string(), ::getpid()));
    auto const mode = access == Access::owner_only ? S_IRUSR | S_IWUSR : S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH;
    SignalsHeld const held;
    ::unlink(beside.c_str());
    Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, static_cast<mode_t>(mode)));
    if (file.get() < 0) fail("write", path);
    Beside part(beside);
    write_all(file.get(), bytes, path);
    // Some disks only say here that they are full.
    if (::close(file.release()) != 0) fail("write", path);
    if (::rename(beside.c_str(), path.c_str()) != 0) fail("write", path);
    part.keep();
}

fs::path DiskFiles::resolved(fs::path const& path) const {
    std::error_code error;
    // No path at all is the folder that we are in.
    auto const whole = fs::absolute(path.empty() ? fs::path(".") : path, error);
    if (error) return path.lexically_normal();
    auto const out = fs::weakly_canonical(whole, error);
    return error ? whole.lexically_normal() : out;
}

std::optional<std::string> MemoryFiles::read(fs::path const& path) const {
    std::lock_guard const lock(mutex_);
    auto const found = files_.find(path.lexically_normal().string());
    if (found == files_.end()) return std::nullopt;
    return found->second;
}

bool MemoryFiles::exists(fs::path const& path) const { return read(path).has_value() || is_directory(path); }

bool MemoryFiles::is_directory(fs::path const& path) const { return !list(path).empty(); }

std::vector<std::string> MemoryFiles::list(fs::path const& folder) const {
    std::lock_guard const lock(mutex_);
    auto const prefix = (folder.lexically_normal() / "").string();
    std::set<std::string> names;
    for (auto const& [path, bytes] : files_) {
        if (path.starts_with(prefix))
            names.insert(path.substr(prefix.size(), path.find('/', prefix.size()) - prefix.size()));
    }
    return {names.begin(), names.end()};
}

void MemoryFiles::write(fs::path const& path, std::string_view bytes, Access) {
    std::lock_guard const lock(mutex_);
    files_[path.lexically_normal().string()] = std::string(bytes);
}

fs::path MemoryFiles::resolved(fs::path const& path) const { return path.lexically_normal(); }

}  // namespace dhrdoc::base
