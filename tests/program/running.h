// Takes words of a command line; runs the built program in a folder of its own and gives what it printed and wrote.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dhrdoc::program {

/// A folder that goes away with its owner.
class Folder {
public:
    Folder();
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    ~Folder();

    [[nodiscard]] std::filesystem::path const& path() const { return path_; }
    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
    std::filesystem::path write(std::string const& name, std::string_view bytes) const;
    [[nodiscard]] std::string read(std::string const& name) const;
    [[nodiscard]] bool has(std::string const& name) const { return std::filesystem::exists(path_ / name); }
    /// Paths of all files in it, sorted.
    [[nodiscard]] std::vector<std::string> files() const;
    /// Copies a folder of samples/ to `name`, without what was built there.
    std::filesystem::path copy_sample(std::string const& sample, std::string const& name) const;

private:
    std::filesystem::path path_;
};

/// How the program is run.
struct Setting {
    std::filesystem::path folder = {};  // it is run from here
    std::map<std::string, std::string> environment = {};
    std::optional<unsigned> umask = {};
    /// No file may grow beyond this: a disk that is full.
    std::optional<std::size_t> largest_file = {};
    /// Where standard output goes instead of into Run::out.
    std::string output_to = {};
    /// Words before the program: {"faketime", "+1y"}.
    std::vector<std::string> through = {};
};

struct Run {
    int status = -1;
    int signal = 0;  // what ended it, where it did not end by itself
    std::string out, err;
};

/// Waits for its end; ends it after ten minutes of silence, which fails the test.
[[nodiscard]] Run run(std::vector<std::string> const& words, Setting const& setting = {});
/// Starts it and does not wait. Its standard output goes into a file.
class Started {
public:
    Started(std::vector<std::string> const& words, Setting const& setting);
    Started(Started const&) = delete;
    Started& operator=(Started const&) = delete;
    /// Ends it, by its number.
    ~Started();

    void send(int signal) const;

private:
    int process_ = -1;
};

/// True where `holds` becomes true within ten seconds.
template <class Condition>
bool wait_until(Condition const& holds);
void sleep_a_little();
template <class Condition>
bool wait_until(Condition const& holds) {
    for (int i = 0; i < 500; ++i) {
        if (holds()) return true;
        sleep_a_little();
    }
    return false;
}

[[nodiscard]] std::string read_file(std::filesystem::path const& path);
[[nodiscard]] std::size_t count(std::string_view text, std::string_view words);
/// What was said besides the note that stands at the end of each build: what still singles the death out.
[[nodiscard]] std::string without_residual_risk(std::string_view messages);
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);

/// One flat JSON object: names and values, strings without their quotes. Nothing where the line is none.
[[nodiscard]] std::optional<std::map<std::string, std::string>> json_object(std::string_view line);

}  // namespace dhrdoc::program
