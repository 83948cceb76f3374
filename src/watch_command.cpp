// Takes a case or feedback file; builds its documents each time anything in its folder changes.
#include "commands.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace dhrdoc {

namespace fs = std::filesystem;

namespace {

/// A folder and those below it, watched by the kernel (inotify(7)).
class Watch {
public:
    /// What is written into `output` is no reason to build again.
    Watch(fs::path const& folder, fs::path output)
        : output_(std::move(output)), descriptor_(::inotify_init1(IN_CLOEXEC)) {
        if (descriptor_ < 0) throw base::MachineError(fmt::format("cannot watch files: {}", std::strerror(errno)));
        add(folder);
        std::error_code error;
        for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
             entry.increment(error)) {
            std::error_code unknown;
            if (entry->is_directory(unknown)) add(entry->path());
        }
    }
    Watch(Watch const&) = delete;
    Watch& operator=(Watch const&) = delete;
    ~Watch() { ::close(descriptor_); }

    /// Until something has changed and has been quiet for a fifth of a second: editors write in several steps.
    void wait() {
        while (!read_events()) {
        }
        pollfd about{descriptor_, POLLIN, 0};
        while (::poll(&about, 1, 200) > 0) read_events();
    }

private:
    void add(fs::path const& folder) {
        std::error_code error;
        auto const same = fs::equivalent(folder, output_, error);
        // A folder that only holds what we write is left alone; where texts lie beside it, names decide.
        if (same && folder.filename() == "out") return;
        constexpr auto changes = IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE | IN_CREATE;
        auto const number = ::inotify_add_watch(descriptor_, folder.c_str(), changes);
        if (same) output_watch_ = number;
    }

    /// True where one of the events is a reason to build.
    bool read_events() {
        alignas(inotify_event) std::array<char, 16384> events{};
        ssize_t length = 0;
        while ((length = ::read(descriptor_, events.data(), events.size())) < 0) {
            if (errno != EINTR) throw base::MachineError(fmt::format("cannot watch files: {}", std::strerror(errno)));
        }
        bool any = false;
        for (std::size_t at = 0; at < static_cast<std::size_t>(length);) {
            inotify_event event{};
            std::memcpy(&event, events.data() + at, sizeof event);
            std::string_view const name = event.len > 0 ? events.data() + at + sizeof event : "";
            any = any || !is_ours(event.wd, name);
            at += sizeof event + event.len;
        }
        return any;
    }
    [[nodiscard]] bool is_ours(int watch, std::string_view name) const {
        if (name.ends_with(".part")) return true;
        if (watch != output_watch_) return name == output_.filename().string();
        return name.ends_with(".pdf") || name.ends_with(".html") || name.ends_with(".md") ||
               name.ends_with(".csv") || name.ends_with(".json");
    }

    fs::path output_;
    int descriptor_;
    int output_watch_ = -1;
};

/// Each round reads everything anew, so the texts of the last one can go.
Console console_with(Console const& console, base::Sources& sources) {
    return {sources, console.files, console.print, console.say, console.progress, console.on_terminal};
}

}  // namespace

Status watch_command(Options const& options, Console& console) {
    auto const parent = options.files.front().parent_path();
    auto const folder = parent.empty() ? fs::path(".") : parent;
    auto const output = options.output.empty() ? folder / "out" : options.output;
    for (;;) {
        Watch watch(folder, output);
        base::Sources sources;
        Console round = console_with(console, sources);
        auto const status = build_command(options, round);
        console.say(status == Status::done ? "built; waiting for changes (Ctrl-C ends)\n"
                                           : "not built; waiting for changes (Ctrl-C ends)\n");
        watch.wait();
    }
}

}  // namespace dhrdoc
