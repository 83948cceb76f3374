// Takes elements and marked content; ties them into a tree in reading order.
#include "write/pdf_structure.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>

#include <fmt/format.h>

namespace dhrdoc::write {

namespace {

using model::ElementId;

/// Something under an element: a marked-content sequence, an annotation, or another element.
struct Kid {
    enum class Kind { marked, annotation, element } kind = Kind::element;
    std::uint64_t order = 0;  // of its first content in the document
    std::uint32_t page = 0;
    std::uint32_t number = 0;  // MCID, link, or element
};

constexpr std::uint64_t nowhere = std::numeric_limits<std::uint64_t>::max();

class StructureWriter {
public:
    StructureWriter(PdfObjects& objects, model::Pages const& pages, std::vector<PageContent> const& contents,
                    std::vector<HPDF_Dict> const& page_objects, std::vector<LinkAnnotation> const& links)
        : objects_(objects),
          elements_(pages.elements),
          contents_(contents),
          page_objects_(page_objects),
          links_(links),
          kids_(elements_.size()),
          first_(elements_.size(), nowhere),
          dicts_(elements_.size(), nullptr),
          labelled_(elements_.size(), false),
          boxes_(elements_.size()) {
        for (auto const& element : elements_) {
            if (element.role == model::ElementRole::label && element.parent >= 0) {
                auto const list = elements_[static_cast<std::size_t>(element.parent)].parent;
                if (list >= 0) labelled_[static_cast<std::size_t>(list)] = true;
            }
        }
        for (auto const& page : pages.pages) {
            for (auto const& image : page.images) box(page, image);
            for (auto const& drawing : page.drawings) box(page, drawing);
        }
    }

    void write() {
        gather();
        auto* root = objects_.indirect_dict();
        PdfObjects::add_name(root, "Type", "StructTreeRoot");
        for (std::size_t i = 0; i < elements_.size(); ++i) {
            if (kept(i)) dicts_[i] = objects_.indirect_dict();
        }
        auto* top = objects_.direct_array();
        for (std::size_t i = 0; i < elements_.size(); ++i) {
            if (!kept(i)) continue;
            fill(i, root);
            if (elements_[i].parent < 0) HPDF_Array_Add(top, dicts_[i]);
        }
        PdfObjects::add(root, "K", top);
        parent_tree(root);
        PdfObjects::add(objects_.catalog(), "StructTreeRoot", root);
        auto* mark_info = objects_.direct_dict();
        PdfObjects::add_true(mark_info, "Marked");
        PdfObjects::add(objects_.catalog(), "MarkInfo", mark_info);
    }

private:
    template <typename Placed>
    void box(model::Page const& page, Placed const& placed) {
        if (placed.element < 0) return;
        boxes_[static_cast<std::size_t>(placed.element)] = {placed.x, page.height - placed.y - placed.height,
                                                            placed.x + placed.width, page.height - placed.y};
    }

    /// Elements without content are left out, but an empty cell is a cell: rows must be whole.
    [[nodiscard]] bool kept(std::size_t i) const {
        if (first_[i] != nowhere) return true;
        auto const role = elements_[i].role;
        bool const cell = role == model::ElementRole::cell || role == model::ElementRole::header_cell;
        return cell && elements_[i].parent >= 0 && first_[static_cast<std::size_t>(elements_[i].parent)] != nowhere;
    }

    void gather() {
        std::uint64_t order = 0;
        for (std::uint32_t page = 0; page < contents_.size(); ++page) {
            for (std::uint32_t mcid = 0; mcid < contents_[page].marked.size(); ++mcid) {
                auto const element = static_cast<std::size_t>(contents_[page].marked[mcid]);
                kids_[element].push_back({Kid::Kind::marked, order, page, mcid});
                first_[element] = std::min(first_[element], order);
                ++order;
            }
        }
        // Children come after their parents, so one pass from the end carries first content upwards.
        for (auto i = elements_.size(); i-- > 0;) {
            auto const parent = elements_[i].parent;
            if (parent >= 0 && first_[i] != nowhere) {
                auto& above = first_[static_cast<std::size_t>(parent)];
                above = std::min(above, first_[i]);
            }
        }
        for (std::uint32_t i = 0; i < links_.size(); ++i) {
            if (links_[i].element < 0) continue;
            auto& kids = kids_[static_cast<std::size_t>(links_[i].element)];
            kids.push_back({Kid::Kind::annotation, nowhere, links_[i].page_number, i});
        }
        std::vector<std::uint64_t> before(elements_.size(), 0);  // what an empty cell comes after
        for (std::uint32_t i = 0; i < elements_.size(); ++i) {
            if (elements_[i].parent < 0 || !kept(i)) continue;
            auto const parent = static_cast<std::size_t>(elements_[i].parent);
            auto const at = first_[i] == nowhere ? before[parent] : first_[i];
            before[parent] = at;
            // Beside text of its parent an element is where its own text is; among elements it is where the document
            // has it, though its text may stand elsewhere: a note at the foot of the page comes right after what cites
            // it.
            bool const mixed = !kids_[parent].empty() && kids_[parent].front().kind == Kid::Kind::marked;
            kids_[parent].push_back({Kid::Kind::element, mixed ? at : i, 0, i});
        }
        for (auto& kids : kids_)
            std::stable_sort(kids.begin(), kids.end(), [](Kid const& a, Kid const& b) { return a.order < b.order; });
    }

    void fill(std::size_t i, HPDF_Dict root) {
        auto const& about = elements_[i];
        auto* dict = dicts_[i];
        PdfObjects::add_name(dict, "S", std::string(structure_type(about.role)));
        auto* parent = about.parent < 0 ? root : dicts_[static_cast<std::size_t>(about.parent)];
        assert(parent != nullptr);
        PdfObjects::add(dict, "P", parent);
        if (!about.alternative.empty()) PdfObjects::add(dict, "Alt", objects_.text(about.alternative));
        if (!about.language.empty()) PdfObjects::add(dict, "Lang", objects_.text(about.language));
        if (!about.expansion.empty()) PdfObjects::add(dict, "E", objects_.text(about.expansion));
        if (!about.id.empty()) PdfObjects::add(dict, "ID", objects_.bytes(about.id));
        attributes(i, dict);
        add_kids(i, dict);
    }

    void attributes(std::size_t i, HPDF_Dict dict) {
        auto const& about = elements_[i];
        if (about.role == model::ElementRole::list) {
            auto* list = objects_.direct_dict();
            PdfObjects::add_name(list, "O", "List");
            PdfObjects::add_name(list, "ListNumbering", numbering_of(i));
            PdfObjects::add(dict, "A", list);
            return;
        }
        if (about.role == model::ElementRole::figure) return figure_attributes(i, dict);
        bool const header = about.role == model::ElementRole::header_cell;
        bool const cell = about.role == model::ElementRole::cell;
        if (!header && (!cell || (about.column_span == 1 && about.headers.empty()))) return;
        auto* table = objects_.direct_dict();
        PdfObjects::add_name(table, "O", "Table");
        if (header) PdfObjects::add_name(table, "Scope", about.column_header ? "Column" : "Row");
        if (about.column_span != 1) PdfObjects::add_number(table, "ColSpan", about.column_span);
        if (!about.headers.empty()) PdfObjects::add(table, "Headers", names_of(about.headers));
        PdfObjects::add(dict, "A", table);
    }

    [[nodiscard]] HPDF_Array names_of(std::vector<ElementId> const& elements) {
        auto* names = objects_.direct_array();
        for (auto const element : elements) {
            auto const number = static_cast<std::size_t>(element);
            if (dicts_[number] != nullptr) HPDF_Array_Add(names, objects_.bytes(elements_[number].id));
        }
        return names;
    }

    /// Where a figure is (ISO 32000-1, 14.8.5.4.3), for readers that turn pages into columns.
    void figure_attributes(std::size_t i, HPDF_Dict dict) {
        auto* box = objects_.direct_array();
        for (auto const length : boxes_[i]) HPDF_Array_AddReal(box, static_cast<HPDF_REAL>(length.in_points()));
        auto* layout = objects_.direct_dict();
        PdfObjects::add_name(layout, "O", "Layout");
        PdfObjects::add_name(layout, "Placement", "Block");
        PdfObjects::add(layout, "BBox", box);
        PdfObjects::add(dict, "A", layout);
    }

    /// 1., (a), (i) by how deep a list is in lists, as typeset labels them.
    [[nodiscard]] std::string numbering_of(std::size_t list) const {
        if (!labelled_[list]) return "None";
        if (!elements_[list].ordered) return "Disc";
        using Role = model::ElementRole;
        std::size_t depth = 0;
        for (auto i = elements_[list].parent; i >= 0; i = elements_[static_cast<std::size_t>(i)].parent) {
            auto const role = elements_[static_cast<std::size_t>(i)].role;
            if (role == Role::cell || role == Role::header_cell || role == Role::note) break;
            if (role == Role::list) ++depth;
        }
        return std::array{"Decimal", "LowerAlpha", "LowerRoman"}.at(depth % 3);
    }

    void add_kids(std::size_t i, HPDF_Dict dict) {
        auto const& kids = kids_[i];
        if (kids.empty()) return;
        // The page that most marked content is on need not be said for each.
        auto const marked =
            std::find_if(kids.begin(), kids.end(), [](Kid const& kid) { return kid.kind == Kid::Kind::marked; });
        auto const own_page = marked == kids.end() ? std::numeric_limits<std::uint32_t>::max() : marked->page;
        if (marked != kids.end()) PdfObjects::add(dict, "Pg", page_objects_.at(own_page));
        if (kids.size() == 1 && kids[0].kind == Kid::Kind::marked)
            return PdfObjects::add_number(dict, "K", kids[0].number);
        auto* array = objects_.direct_array();
        for (auto const& kid : kids) add_kid(array, kid, own_page);
        PdfObjects::add(dict, "K", array);
    }

    void add_kid(HPDF_Array array, Kid const& kid, std::uint32_t own_page) {
        if (kid.kind == Kid::Kind::element) {
            HPDF_Array_Add(array, dicts_[kid.number]);
        } else if (kid.kind == Kid::Kind::annotation) {
            auto* reference = objects_.direct_dict();
            PdfObjects::add_name(reference, "Type", "OBJR");
            PdfObjects::add(reference, "Obj", links_[kid.number].annotation);
            PdfObjects::add(reference, "Pg", links_[kid.number].page);
            HPDF_Array_Add(array, reference);
        } else if (kid.page == own_page) {
            HPDF_Array_AddNumber(array, static_cast<HPDF_INT32>(kid.number));
        } else {
            auto* reference = objects_.direct_dict();
            PdfObjects::add_name(reference, "Type", "MCR");
            PdfObjects::add(reference, "Pg", page_objects_.at(kid.page));
            PdfObjects::add_number(reference, "MCID", kid.number);
            HPDF_Array_Add(array, reference);
        }
    }

    /// From marked content and annotations back to elements (ISO 32000-1, 14.7.4.4).
    void parent_tree(HPDF_Dict root) {
        auto* numbers = objects_.direct_array();
        std::int32_t key = 0;
        for (std::size_t page = 0; page < contents_.size(); ++page, ++key) {
            auto* array = objects_.indirect_array();
            for (auto const element : contents_[page].marked)
                HPDF_Array_Add(array, dicts_[static_cast<std::size_t>(element)]);
            HPDF_Array_AddNumber(numbers, key);
            HPDF_Array_Add(numbers, array);
            PdfObjects::add_number(page_objects_[page], "StructParents", key);
        }
        for (auto const& link : links_) {
            if (link.element < 0 || dicts_[static_cast<std::size_t>(link.element)] == nullptr) continue;
            HPDF_Array_AddNumber(numbers, key);
            HPDF_Array_Add(numbers, dicts_[static_cast<std::size_t>(link.element)]);
            PdfObjects::add_number(link.annotation, "StructParent", key++);
        }
        auto* tree = objects_.indirect_dict();
        PdfObjects::add(tree, "Nums", numbers);
        PdfObjects::add(root, "ParentTree", tree);
        PdfObjects::add_number(root, "ParentTreeNextKey", key);
        id_tree(root);
    }

    /// Notes have identifiers, and an identifier wants a tree to be found in.
    void id_tree(HPDF_Dict root) {
        std::vector<std::pair<std::string, std::size_t>> named;
        for (std::size_t i = 0; i < elements_.size(); ++i) {
            if (!elements_[i].id.empty() && dicts_[i] != nullptr) named.emplace_back(elements_[i].id, i);
        }
        if (named.empty()) return;
        std::sort(named.begin(), named.end());
        auto* names = objects_.direct_array();
        for (auto const& [id, i] : named) {
            HPDF_Array_Add(names, objects_.bytes(id));
            HPDF_Array_Add(names, dicts_[i]);
        }
        auto* tree = objects_.indirect_dict();
        auto* kid = objects_.indirect_dict();
        auto* limits = objects_.direct_array();
        HPDF_Array_Add(limits, objects_.bytes(named.front().first));
        HPDF_Array_Add(limits, objects_.bytes(named.back().first));
        PdfObjects::add(kid, "Limits", limits);
        PdfObjects::add(kid, "Names", names);
        auto* tree_kids = objects_.direct_array();
        HPDF_Array_Add(tree_kids, kid);
        PdfObjects::add(tree, "Kids", tree_kids);
        PdfObjects::add(root, "IDTree", tree);
    }

    PdfObjects& objects_;
    std::vector<model::Element> const& elements_;
    std::vector<PageContent> const& contents_;
    std::vector<HPDF_Dict> const& page_objects_;
    std::vector<LinkAnnotation> const& links_;
    std::vector<std::vector<Kid>> kids_;
    std::vector<std::uint64_t> first_;
    std::vector<HPDF_Dict> dicts_;
    std::vector<bool> labelled_;                      // lists whose items have labels
    std::vector<std::array<base::Length, 4>> boxes_;  // of figures
};

}  // namespace

void write_structure(PdfObjects& objects, model::Pages const& pages, std::vector<PageContent> const& contents,
                     std::vector<HPDF_Dict> const& page_objects, std::vector<LinkAnnotation> const& links) {
    StructureWriter(objects, pages, contents, page_objects, links).write();
}

}  // namespace dhrdoc::write
