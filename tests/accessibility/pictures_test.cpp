// Pictures that a paper for everyone can hold, and one that it cannot.
#include "resources.h"

#include <catch2/catch.hpp>

namespace {

using namespace dhrdoc;

/// One picture in memory.
class OneFile final : public base::Files {
public:
    explicit OneFile(std::string bytes) : bytes_(std::move(bytes)) {}
    std::optional<std::string> read(std::filesystem::path const&) const override { return bytes_; }
    bool exists(std::filesystem::path const&) const override { return true; }
    bool is_directory(std::filesystem::path const&) const override { return false; }
    std::vector<std::string> list(std::filesystem::path const&) const override { return {}; }
    void write(std::filesystem::path const&, std::string_view, base::Access) override {}
    std::filesystem::path resolved(std::filesystem::path const& path) const override { return path; }

private:
    std::string bytes_;
};

/// The beginning of a JPEG of 64 by 32 pixels.
std::string jpeg(char colours) {
    std::string bytes("\xFF\xD8\xFF\xC0\0\x0B\x08\0\x20\0\x40", 11);
    bytes += colours;
    return bytes + std::string(16, '\0');
}

typeset::LoadedImage loaded(char colours) {
    base::Sources sources;
    OneFile const files(jpeg(colours));
    return Resources(sources, files, "case", {}).load_image("scene.jpg");
}

}  // namespace

TEST_CASE("pictures in grey and in three colours are taken") {
    for (char const colours : {'\1', '\3'}) {
        auto const answer = loaded(colours);
        REQUIRE(answer.image);
        CHECK(answer.image->width == 64);
        CHECK(answer.image->height == 32);
    }
}

TEST_CASE("a picture in the colours of a printing press is refused, with a way out") {
    auto const answer = loaded('\4');
    CHECK_FALSE(answer.image);
    CHECK(answer.why_not == "the picture \"scene.jpg\" has the colours of a printing press (CMYK)");
    CHECK(answer.hint == "save it with RGB colours");
}
