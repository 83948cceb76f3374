// Takes words of a command line; starts the built program with fork(2) and reads its streams.
#include "running.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dhrdoc::program {

namespace fs = std::filesystem;

namespace {

constexpr int patience = 600'000;  // milliseconds; sanitizers are slow

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> out;
    for (auto& word : words) out.push_back(word.data());
    out.push_back(nullptr);
    return out;
}

/// In the child, between fork and exec.
[[noreturn]] void become(std::vector<std::string> words, Setting const& setting) {
    if (!setting.folder.empty() && ::chdir(setting.folder.c_str()) != 0) ::_exit(120);
    for (auto const& [name, value] : setting.environment) ::setenv(name.c_str(), value.c_str(), 1);
    if (setting.umask) ::umask(static_cast<mode_t>(*setting.umask));
    if (setting.largest_file) {
        rlimit const limit{*setting.largest_file, *setting.largest_file};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    if (!setting.output_to.empty()) {
        int const file = ::open(setting.output_to.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
        ::dup2(file, STDOUT_FILENO);
    }
    std::vector<std::string> all = setting.through;
    all.push_back(DHRDOC_PROGRAM);
    all.insert(all.end(), words.begin(), words.end());
    auto arguments = pointers(all);
    ::execvp(arguments[0], arguments.data());
    ::_exit(121);
}

struct Pipe {
    Pipe() {
        if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    }
    std::array<int, 2> ends{};
};

}  // namespace

Folder::Folder() {
    auto name = (fs::temp_directory_path() / "dhrdoc-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for a test");
    path_ = name;
}

Folder::~Folder() {
    std::error_code error;
    fs::remove_all(path_, error);
}

fs::path Folder::write(std::string const& name, std::string_view bytes) const {
    auto const path = path_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

std::string Folder::read(std::string const& name) const { return read_file(path_ / name); }

std::vector<std::string> Folder::files() const {
    std::vector<std::string> names;
    for (auto const& entry : fs::recursive_directory_iterator(path_)) {
        std::error_code error;
        if (!entry.is_directory(error)) names.push_back(entry.path().lexically_relative(path_).string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

fs::path Folder::copy_sample(std::string const& sample, std::string const& name) const {
    auto const target = path_ / name;
    fs::copy(fs::path(DHRDOC_SOURCE_DIR) / "samples" / sample, target, fs::copy_options::recursive);
    fs::remove_all(target / "out");
    return target;
}

Run run(std::vector<std::string> const& words, Setting const& setting) {
    Pipe out;
    Pipe err;
    auto const child = ::fork();
    if (child == 0) {
        ::dup2(out.ends[1], STDOUT_FILENO);
        ::dup2(err.ends[1], STDERR_FILENO);
        for (int const end : {out.ends[0], out.ends[1], err.ends[0], err.ends[1]}) ::close(end);
        become(words, setting);
    }
    ::close(out.ends[1]);
    ::close(err.ends[1]);
    Run result;
    std::array<pollfd, 2> streams{{{out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}}};
    std::array<std::string*, 2> texts{&result.out, &result.err};
    while (streams[0].fd >= 0 || streams[1].fd >= 0) {
        if (::poll(streams.data(), streams.size(), patience) <= 0) {
            ::kill(child, SIGKILL);
            break;
        }
        for (std::size_t i = 0; i < streams.size(); ++i) {
            if (streams.at(i).fd < 0 || streams.at(i).revents == 0) continue;
            std::array<char, 65536> buffer{};
            auto const got = ::read(streams.at(i).fd, buffer.data(), buffer.size());
            if (got > 0) texts.at(i)->append(buffer.data(), static_cast<std::size_t>(got));
            if (got <= 0) streams.at(i).fd = -1;
        }
    }
    ::close(out.ends[0]);
    ::close(err.ends[0]);
    int ended = 0;
    while (::waitpid(child, &ended, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(ended)) result.status = WEXITSTATUS(ended);
    if (WIFSIGNALED(ended)) result.signal = WTERMSIG(ended);
    return result;
}

Started::Started(std::vector<std::string> const& words, Setting const& setting) : process_(::fork()) {
    if (process_ == 0) become(words, setting);
}

Started::~Started() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
}

void Started::send(int signal) const { ::kill(process_, signal); }

void sleep_a_little() { ::usleep(20'000); }

std::string read_file(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::size_t count(std::string_view text, std::string_view words) {
    std::size_t found = 0;
    for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + words.size())) ++found;
    return found;
}

std::string without_residual_risk(std::string_view messages) {
    std::string out;
    bool in_note = false;
    for (auto const& line : lines_of(messages)) {
        in_note = line.starts_with("note: residual risk: ") || (in_note && line.starts_with("      hint: "));
        if (!in_note) out += line + "\n";
    }
    return out;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::istringstream stream{std::string(text)};
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::optional<std::map<std::string, std::string>> json_object(std::string_view line) {
    std::map<std::string, std::string> members;
    std::size_t at = 0;
    auto const take = [&](char wanted) { return at < line.size() && line[at] == wanted && (++at, true); };
    auto const string = [&]() -> std::optional<std::string> {
        if (!take('"')) return std::nullopt;
        std::string words;
        while (at < line.size() && line[at] != '"') {
            if (static_cast<unsigned char>(line[at]) < 0x20) return std::nullopt;
            if (line[at] == '\\') words += line[at++];
            if (at < line.size()) words += line[at++];
        }
        if (!take('"')) return std::nullopt;
        return words;
    };
    if (!take('{')) return std::nullopt;
    do {
        auto const name = string();
        if (!name || !take(':')) return std::nullopt;
        if (at < line.size() && line[at] == '"') {
            auto const value = string();
            if (!value) return std::nullopt;
            members[*name] = *value;
        } else {
            auto const end = line.find_first_of(",}", at);
            if (end == std::string_view::npos || end == at) return std::nullopt;
            members[*name] = line.substr(at, end - at);
            at = end;
        }
    } while (take(','));
    if (!take('}') || at != line.size()) return std::nullopt;
    return members;
}

}  // namespace dhrdoc::program
