// Takes the command line; runs the command, prints what it tells, and gives its exit status. Nothing else prints.
#include "commands.h"
#include "options.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <mutex>

#include <fcntl.h>
#include <unistd.h>

namespace {

using namespace dhrdoc;

/// Standard output or standard error. What could not be printed is remembered: it is told at the end.
class Printer {
public:
    explicit Printer(std::FILE* stream) : stream_(stream) {}
    void print(std::string_view text) {
        errno = 0;
        bool const whole = std::fwrite(text.data(), 1, text.size(), stream_) == text.size();
        if ((std::fflush(stream_) != 0 || !whole) && failure_ == 0) failure_ = errno != 0 ? errno : EIO;
    }
    /// The number of the first failure (errno(3)), or 0.
    [[nodiscard]] int failure() const { return failure_; }

private:
    std::FILE* stream_;
    int failure_ = 0;
};

/// One line at the foot of a terminal, taken away before anything else is printed. Who waits for less than a moment
/// sees nothing of it.
class ProgressLine {
public:
    ProgressLine(Printer& printer, bool shown) : printer_(printer), shown_(shown) {}
    void show(std::string_view text) {
        constexpr std::chrono::milliseconds moment{300};
        if (!shown_ || std::chrono::steady_clock::now() - begun_ < moment) return;
        std::lock_guard const lock(mutex_);
        printer_.print("\r\x1b[K");
        printer_.print(text);
        dirty_ = true;
    }
    void clear() {
        std::lock_guard const lock(mutex_);
        if (dirty_) printer_.print("\r\x1b[K");
        dirty_ = false;
    }

private:
    Printer& printer_;
    bool shown_;
    bool dirty_ = false;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
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

/// A file must not be given the number of a stream that somebody has closed: what is printed would land in it.
void hold_standard_streams() {
    for (int const stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) < 0) static_cast<void>(::open("/dev/null", O_RDONLY));
    }
}

std::string printed(base::Diagnostics const& diagnostics, base::Sources const& sources, Options const& options) {
    std::string text;
    for (auto const& diagnostic : diagnostics.all()) {
        if (options.quiet && diagnostic.severity == base::Severity::note) continue;
        text +=
            options.messages == MessageForm::json ? to_json_line(diagnostic, sources) : to_human(diagnostic, sources);
    }
    return text;
}

}  // namespace

int main(int count, char** words) {
    hold_standard_streams();
    // Whoever stops listening, or sets a limit to files, gets a status and no half a document.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    Printer output(stdout);
    Printer errors(stderr);
    auto const read = read_options(count, words);
    auto const& options = read.options;
    base::Sources sources;
    base::DiskFiles files;
    auto const finish = [&](int status) {
        if (output.failure() == 0) return status;
        base::Diagnostics diagnostics;
        diagnostics.error("machine.output", {},
                          std::string("cannot write to standard output: ") + std::strerror(output.failure()));
        errors.print(printed(diagnostics, sources, options));
        return static_cast<int>(Status::machine);
    };
    if (read.finished) {
        errors.print(printed(read.mistakes, sources, options));
        output.print(read.output);
        return finish(read.status);
    }
    ProgressLine line(errors, ::isatty(STDERR_FILENO) != 0 && !options.quiet && options.messages == MessageForm::human);
    Console console{sources, files, {}, {}, {}, ::isatty(STDOUT_FILENO) != 0};
    console.print = [&](base::Diagnostics const& diagnostics, base::Sources const& texts) {
        line.clear();
        errors.print(printed(diagnostics, texts, options));
    };
    console.say = [&](std::string_view text) {
        line.clear();
        bool const asked_for = options.command == Command::schema || options.emit != Stage::none;
        if (!options.quiet || asked_for) output.print(text);
    };
    console.progress = [&](std::string_view text) { line.show(text); };
    auto const status = guarded(options, console);
    line.clear();
    return finish(static_cast<int>(status));
}
