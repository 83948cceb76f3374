// Takes the objects of a file; makes what each is for, and hands every string, name and date in them to be searched.
#pragma once

#include "xray/channel.h"
#include "xray/file.h"
#include "xray/gathering.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dhrdoc::xray {

struct Page {
    Object const* object = nullptr;
    /// The page and its parents, nearest first.
    std::vector<Value const*> inherited;
};

/// Pages in their order; loops and what is no page are left out.
[[nodiscard]] std::vector<Page> pages_of(File const& file);
/// What is made like a page and is none of `pages`: nothing leads to it, or only something broken.
[[nodiscard]] std::vector<Page> loose_pages_of(File const& file, std::vector<Page> const& pages);

/// Names that the specification or everybody's software uses; any other may have been made of a text.
[[nodiscard]] bool is_usual_name(std::string_view name);

/// Walks from the trailers through everything that is referred to.
class Roles {
public:
    Roles(File const& file, Gathering& gathering)
        : file_(file), gathering_(gathering), roles_(file.objects().size()), reached_(file.objects().size()) {}

    void walk(std::vector<Page> const& pages);
    /// Strings and names of an object that was not reached.
    void take_unused(Object const& object, Channel channel);
    [[nodiscard]] bool reached(Object const& object) const { return reached_.at(index(object)); }
    [[nodiscard]] Channel role(Object const& object) const { return roles_.at(index(object)); }

private:
    [[nodiscard]] std::size_t index(Object const& object) const {
        return static_cast<std::size_t>(&object - file_.objects().data());
    }
    void enter(Value const& value, Channel role, std::string_view key, Object const* object, int depth);
    void follow();
    void take_text(Value const& value, Channel role, std::string_view key, Object const* object);

    File const& file_;
    Gathering& gathering_;
    std::vector<Channel> roles_;
    std::vector<bool> reached_;
    std::vector<std::pair<Object const*, Channel>> open_;
};

/// "object 12" and the key, where it is a usual one.
[[nodiscard]] std::string place_of(Object const* object, std::string_view key);

}  // namespace dhrdoc::xray
