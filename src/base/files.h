// Takes paths; makes texts and bytes, and writes files whole or not at all.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace dhrdoc::base {

enum class Access { everyone, owner_only };

/// The machine failed us (disk, permission): exit status 3. `what()` names the path and the reason, lower case.
class MachineError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The one way to the disk. Tests give it memory.
class Files {
public:
    virtual ~Files() = default;

    /// The bytes, or nothing where there is no such file. Throws MachineError where it is there but cannot be read.
    [[nodiscard]] virtual std::optional<std::string> read(std::filesystem::path const& path) const = 0;
    [[nodiscard]] virtual bool exists(std::filesystem::path const& path) const = 0;
    [[nodiscard]] virtual bool is_directory(std::filesystem::path const& path) const = 0;
    /// Names (not paths) in a folder, sorted by bytes. Empty where there is no such folder.
    [[nodiscard]] virtual std::vector<std::string> list(std::filesystem::path const& folder) const = 0;
    /// Writes beside, flushes, renames: `path` holds all of `bytes` or what it held before. Makes missing folders.
    /// Owner-only files are never, not for a moment, readable by others. Throws MachineError.
    virtual void write(std::filesystem::path const& path, std::string_view bytes, Access access = Access::everyone) = 0;
    /// The path with links and ".." resolved as far as it exists: what "outside the folder" is judged by.
    [[nodiscard]] virtual std::filesystem::path resolved(std::filesystem::path const& path) const = 0;
};

class DiskFiles final : public Files {
public:
    std::optional<std::string> read(std::filesystem::path const& path) const override;
    bool exists(std::filesystem::path const& path) const override;
    bool is_directory(std::filesystem::path const& path) const override;
    std::vector<std::string> list(std::filesystem::path const& folder) const override;
    void write(std::filesystem::path const& path, std::string_view bytes, Access access) override;
    std::filesystem::path resolved(std::filesystem::path const& path) const override;
};

class MemoryFiles final : public Files {
public:
    std::optional<std::string> read(std::filesystem::path const& path) const override;
    bool exists(std::filesystem::path const& path) const override;
    bool is_directory(std::filesystem::path const& path) const override;
    std::vector<std::string> list(std::filesystem::path const& folder) const override;
    void write(std::filesystem::path const& path, std::string_view bytes, Access access) override;
    std::filesystem::path resolved(std::filesystem::path const& path) const override;

private:
    mutable std::mutex mutex_;
    std::map<std::string, std::string> files_;
};

}  // namespace dhrdoc::base
