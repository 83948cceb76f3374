// Takes the command line; runs the command, prints what it tells, and gives its exit status. Nothing else prints.
#include "commands.h"
#include "options.h"

#include <cstdio>
#include <exception>
#include <mutex>

#include <unistd.h>

namespace {

using namespace dhrdoc;

void put(std::FILE* stream, std::string_view text) { std::fwrite(text.data(), 1, text.size(), stream); }

/// One line at the foot of a terminal, taken away before anything else is printed.
class ProgressLine {
public:
    explicit ProgressLine(bool shown) : shown_(shown) {}
    void show(std::string_view text) {
        if (!shown_) return;
        std::lock_guard const lock(mutex_);
        put(stderr, "\r\x1b[K");
        put(stderr, text);
        std::fflush(stderr);
        dirty_ = true;
    }
    void clear() {
        std::lock_guard const lock(mutex_);
        if (dirty_) put(stderr, "\r\x1b[K");
        dirty_ = false;
    }

private:
    bool shown_;
    bool dirty_ = false;
    std::mutex mutex_;
};

Status run(Options const& options, Console& console) {
    switch (options.command) {
        case Command::build:
            return build_command(options, console);
        case Command::check:
            return check_command(options, console);
        case Command::redact:
            return redact_command(options, console);
        case Command::verify:
            return verify_command(options, console);
        case Command::watch:
            return watch_command(options, console);
        case Command::schema:
            return schema_command(options, console);
        case Command::create:
            return new_command(options, console);
        case Command::none:
            break;
    }
    return Status::wrong_input;
}

Status guarded(Options const& options, Console& console) {
    base::Diagnostics diagnostics;
    try {
        return run(options, console);
    } catch (base::MachineError const& error) {
        diagnostics.error("machine", {}, error.what());
        console.tell(diagnostics);
        return Status::machine;
    } catch (std::bad_alloc const&) {
        diagnostics.error("machine.memory", {}, "there is not enough memory",
                          "close other programs, or build fewer documents at a time with --jobs 1");
        console.tell(diagnostics);
        return Status::machine;
    } catch (std::exception const& error) {
        // Of these nobody thought. The words of an exception may quote a text, so they are not printed.
        (void)error;
        diagnostics.error("internal", {}, "something happened that dhrdoc was not made for; no document was written",
                          "please report what you did, without the names");
        console.tell(diagnostics);
        return Status::machine;
    }
}

}  // namespace

int main(int count, char** words) {
    auto const read = read_options(count, words);
    if (read.finished) {
        put(read.status == 0 ? stdout : stderr, read.output);
        return read.status;
    }
    auto const& options = read.options;
    base::Sources sources;
    base::DiskFiles files;
    ProgressLine line(::isatty(STDERR_FILENO) != 0 && !options.quiet && options.messages == MessageForm::human);
    Console console{sources, files, {}, {}, {}, ::isatty(STDOUT_FILENO) != 0};
    console.tell = [&](base::Diagnostics const& diagnostics) {
        line.clear();
        for (auto const& diagnostic : diagnostics.all()) {
            if (options.quiet && diagnostic.severity == base::Severity::note && !diagnostic.blocking) continue;
            put(stderr, options.messages == MessageForm::json ? to_json_line(diagnostic, sources)
                                                              : to_human(diagnostic, sources));
        }
    };
    console.say = [&](std::string_view text) {
        line.clear();
        if (!options.quiet || options.command == Command::schema || options.emit != Stage::none) put(stdout, text);
        std::fflush(stdout);
    };
    console.progress = [&](std::string_view text) { line.show(text); };
    auto const status = guarded(options, console);
    line.clear();
    return static_cast<int>(status);
}
