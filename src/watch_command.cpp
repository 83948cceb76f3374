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
    explicit Watch(fs::path const& folder) : descriptor_(::inotify_init1(IN_CLOEXEC)) {
        if (descriptor_ < 0) throw base::MachineError(fmt::format("cannot watch files: {}", std::strerror(errno)));
        add(folder);
        std::error_code error;
        for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
             entry.increment(error)) {
            if (!entry->is_directory()) continue;
            // Our own output is no reason to build again.
            if (entry->path().filename() == "out")
                entry.disable_recursion_pending();
            else
                add(entry->path());
        }
    }
    Watch(Watch const&) = delete;
    Watch& operator=(Watch const&) = delete;
    ~Watch() { ::close(descriptor_); }

    /// Until something has changed and has been quiet for a fifth of a second: editors write in several steps.
    void wait() {
        read_events();
        pollfd about{descriptor_, POLLIN, 0};
        while (::poll(&about, 1, 200) > 0) read_events();
    }

private:
    void add(fs::path const& folder) {
        constexpr auto changes = IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE | IN_CREATE;
        ::inotify_add_watch(descriptor_, folder.empty() ? "." : folder.c_str(), changes);
    }

    void read_events() {
        std::array<char, 4096> events{};
        while (::read(descriptor_, events.data(), events.size()) < 0) {
            if (errno != EINTR) throw base::MachineError(fmt::format("cannot watch files: {}", std::strerror(errno)));
        }
    }

    int descriptor_;
};

}  // namespace

Status watch_command(Options const& options, Console& console) {
    auto const folder = options.files.front().parent_path();
    for (;;) {
        Watch watch(folder.empty() ? fs::path(".") : folder);
        // Each round reads everything anew, so the texts of the last one can go.
        base::Sources sources;
        Console round{sources, console.files, console.tell, console.say, console.progress, console.on_terminal};
        round.tell = [&](base::Diagnostics const& diagnostics) {
            std::string text;
            for (auto const& diagnostic : diagnostics.all()) {
                text += options.messages == MessageForm::json ? to_json_line(diagnostic, sources)
                                                              : to_human(diagnostic, sources);
            }
            std::fwrite(text.data(), 1, text.size(), stderr);
        };
        auto const status = build_command(options, round);
        console.say(status == Status::done ? "built; waiting for changes (Ctrl-C ends)\n"
                                           : "not built; waiting for changes (Ctrl-C ends)\n");
        watch.wait();
    }
}

}  // namespace dhrdoc
