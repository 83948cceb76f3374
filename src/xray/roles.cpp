// Takes the objects of a file; follows what refers to what, and notes what each is for.
#include "xray/roles.h"

#include <algorithm>
#include <array>
#include <set>

namespace dhrdoc::xray {

namespace {

constexpr int deepest = 80;

constexpr std::array<std::string_view, 791> usual_names = {
    // clang-format off
    "A", "AA", "AC", "AESV2", "AESV3", "AF", "AFRelationship", "AH", "AIS", "AN", "AP", "APRef", "AS",
    "ASCII85Decode", "ASCIIHexDecode", "AbsoluteColorimetric", "AcroForm", "Action", "ActualText", "Adobe",
    "Adobe.PPKLite", "AllOff", "AllOn", "AllPages", "Alpha", "Alt", "Alternate", "Alternates", "Angle", "Annot",
    "Annots", "AntiAlias", "AnyOff", "AnyOn", "App", "Arial", "Arial-BoldMT", "ArialMT", "Art", "ArtBox",
    "Artifact", "Ascent", "Aside", "Attached", "Attestation", "Author", "Auto", "AvgWidth", "B", "BBox", "BC",
    "BE", "BG", "BG2", "BGColor", "BM", "BS", "Background", "BackgroundColor", "BaseEncoding", "BaseFont",
    "BaseState", "BaseVersion", "Bead", "BibEntry", "BitsPerComponent", "BitsPerCoordinate", "BitsPerFlag",
    "BitsPerSample", "BlackIs1", "BlackPoint", "BleedBox", "Block", "BlockAlign", "BlockQuote", "Body", "Border",
    "BorderColor", "BorderStyle", "BorderThickness", "Both", "Bottom", "Bounds", "Btn", "Butt", "ByteRange", "C",
    "C0", "C1", "CA", "CCITTFaxDecode", "CF", "CFF", "CFM", "CI", "CIDFontType0", "CIDFontType0C", "CIDFontType2",
    "CIDInit", "CIDMap", "CIDSet", "CIDSystemInfo", "CIDToGIDMap", "CMYK", "CMap", "CMapName", "CMapType", "CO",
    "CS", "CSp", "CT", "CYX", "CalCMYK", "CalGray", "CalRGB", "CapHeight", "Caption", "Caret", "Catalog",
    "Category", "Center", "CenterWindow", "Ch", "Changes", "CharProcs", "CharSet", "Charset", "Child", "Circle",
    "ClassMap", "Code", "ColSpan", "Collection", "CollectionItem", "CollectionSchema", "Color", "ColorBurn",
    "ColorDodge", "ColorSpace", "ColorTransform", "Colorants", "Colorimetric", "Colors", "Column", "ColumnCount",
    "ColumnGap", "ColumnWidths", "Columns", "Comment", "Compatible", "ConstantAlpha", "Contents", "Coords",
    "Count", "Courier", "Courier-Bold", "Courier-BoldOblique", "Courier-Oblique", "CreationDate", "Creator",
    "CreatorInfo", "CropBox", "Cross", "Crypt", "CryptFilter", "Currency", "D", "DA", "DCT", "DCTDecode", "DL",
    "DR", "DS", "DV", "DW", "DW2", "Darken", "Dash", "Data", "Date", "Date.Producer", "Decimal", "Decode",
    "DecodeParms", "DefEmbeddedFile", "Default", "DefaultCMYK", "DefaultGray", "DefaultRGB", "Desc",
    "DescendantFonts", "Descent", "Description", "Design", "Dest", "DestOutputProfile", "Dests", "DeviceCMYK",
    "DeviceGray", "DeviceN", "DeviceRGB", "Diamond", "Difference", "Differences", "Direction", "Disc",
    "DisplayDocTitle", "Div", "Doc", "DocOpen", "DocTimeStamp", "Document", "DocumentFragment", "Domain", "Dotted",
    "Double", "Duplex", "Dur", "E", "EF", "EFF", "EFOpen", "EarlyChange", "Em", "EmbeddedFile", "EmbeddedFiles",
    "Encode", "EncodedByteAlign", "Encoding", "Encrypt", "EncryptMetadata", "End", "EndIndent", "EndOfBlock",
    "EndOfLine", "Endnote", "Event", "ExData", "Exclude", "Exclusion", "ExpertEncoding", "Export", "ExtGState",
    "Extend", "Extends", "Extensions", "F", "FDecodeParms", "FENote", "FFilter", "FS", "FT", "FWParams", "Ff",
    "Figure", "FileAttachment", "FileAttachmentAnnotation", "Filter", "Fit", "FitB", "FitBH", "FitBV", "FitH",
    "FitR", "FitV", "FitWindow", "Flags", "FlateDecode", "Font", "FontBBox", "FontDescriptor", "FontFamily",
    "FontFile", "FontFile2", "FontFile3", "FontMatrix", "FontName", "FontStretch", "FontWeight", "Footer",
    "Footnote", "Form", "FormType", "Formula", "FreeText", "FreeTextCallout", "FreeTextTypeWriter", "FullScreen",
    "Function", "FunctionType", "Functions", "G", "GTS_PDFA1", "GTS_PDFX", "GoTo", "GoToE", "GoToR", "Graph",
    "Green", "Group", "H", "H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8", "HT", "Halftone", "HalftoneType",
    "HardLight", "Header", "Headers", "Height", "Height2", "Help", "Helvetica", "Helvetica-Bold",
    "Helvetica-BoldOblique", "Helvetica-Oblique", "Hid", "Hidden", "Hide", "HideAnnotationActions", "HideMenubar",
    "HideToolbar", "HideWindowUI", "Highlight", "Hn", "Hue", "I", "IC", "ICCBased", "ID", "IDS", "IDTree", "IF",
    "IRT", "IT", "IX", "Identity", "Identity-H", "Identity-V", "Image", "ImageB", "ImageC", "ImageI", "ImageMask",
    "ImportData", "Include", "Index", "Indexed", "Info", "Ink", "InkList", "Inline", "InlineShape", "Insert",
    "Inset", "Intent", "Interpolate", "Invert", "IsMap", "ItalicAngle", "JBIG2Decode", "JBIG2Globals", "JPXDecode",
    "JS", "JavaScript", "Justify", "K", "Keywords", "Kids", "L", "LBody", "LC", "LE", "LI", "LJ", "LL", "LLE",
    "LLO", "LTR", "LW", "LZWDecode", "Lab", "Label", "Lang", "Language", "Last", "LastChar", "LastModified",
    "LastPage", "Launch", "Layout", "Lbl", "Leading", "Left", "Legal", "Length", "Length1", "Length2", "Length3",
    "Level", "Lighten", "Limits", "Line", "LineArrow", "LineDimension", "LineHeight", "LineThrough", "Linearized",
    "Link", "List", "ListMode", "ListNumbering", "Location", "Lock", "Lookup", "LowerAlpha", "LowerRoman",
    "Luminosity", "M", "MCID", "MCR", "MK", "ML", "MMType1", "MN", "Mac", "MacExpertEncoding", "MacRomanEncoding",
    "MainImage", "Mark", "MarkInfo", "MarkStyle", "Marked", "Mask", "Matrix", "Matte", "MaxLen", "MaxWidth",
    "Measure", "Media", "MediaBox", "Metadata", "Middle", "MissingWidth", "MixingHints", "ModDate", "Module",
    "Movie", "Multiply", "N", "NChannel", "NM", "Name", "Named", "Names", "NeedAppearances", "NewWindow", "Next",
    "NextPage", "No", "NonFullScreenPageMode", "NonStruct", "Normal", "NotCond", "Note", "NumCopies", "Nums", "O",
    "OBJR", "OC", "OCG", "OCGs", "OCMD", "OCProperties", "OFF", "ON", "OP", "OPM", "OS", "OU", "ObjStm", "Off",
    "Open", "OpenAction", "OpenType", "Opt", "Order", "Ordered", "Ordering", "Outlines", "OutputCondition",
    "OutputConditionIdentifier", "OutputIntent", "OutputIntents", "Outset", "Overlay", "Overline", "P", "PDF",
    "PDFDocEncoding", "PS", "PTEX.FileName", "PTEX.Fullbanner", "PTEX.InfoDict", "PTEX.PageNumber", "Padding",
    "Page", "PageElement", "PageLabel", "PageLabels", "PageLayout", "PageMode", "PageNum", "Pages", "Pagination",
    "PaintType", "Paragraph", "Params", "Parent", "ParentTree", "ParentTreeNextKey", "Part", "Path", "Pattern",
    "PatternType", "Perceptual", "Perms", "Pg", "PickTrayByPDFSize", "PieceInfo", "Placement", "Point", "PolyLine",
    "Polygon", "Popup", "Pos", "Predictor", "PreserveRB", "Prev", "PrevPage", "Preview", "Print", "PrintArea",
    "PrintClip", "PrintPageRange", "PrintScaling", "PrintState", "Private", "ProcSet", "Producer", "Prop_AuthTime",
    "Prop_Build", "Properties", "Push", "Q", "QuadPoints", "Quote", "R", "RBGroups", "RC", "RD", "RGB", "RI", "RL",
    "RP", "RT", "RTL", "RV", "Range", "Reason", "Recipients", "Rect", "Redact", "Reference", "RefersTo",
    "Registry", "RegistryName", "RelativeColorimetric", "Rendition", "Renditions", "Requirements", "ResetForm",
    "Resources", "Rights", "RoleMap", "Root", "Rotate", "Row", "RowSpan", "Rows", "Ruby", "S", "SA", "SE", "SM",
    "SMask", "SMaskInData", "SS", "SV", "Saturation", "Scope", "Screen", "Sect", "Separation",
    "SeparationColorNames", "SetOCGState", "Shading", "ShadingType", "Short", "Sig", "SigFlags", "Signature",
    "Simplex", "SinglePage", "Size", "Skew", "SoftLight", "Sound", "SpaceAfter", "SpaceBefore", "Span",
    "SpawnTemplate", "SpiderInfo", "SpotFunction", "Square", "Squiggly", "St", "Stamp", "Standard",
    "StandardEncoding", "Start", "StartIndent", "State", "Status", "StdCF", "Stm", "StmF", "StmOwn", "StrF",
    "StrikeOut", "Strong", "StructElem", "StructParent", "StructParents", "StructTreeRoot", "Style", "Sub",
    "SubFilter", "Subject", "SubmitForm", "Subtype", "Summary", "Supplement", "Suspects", "Symbol", "SymbolSet",
    "T", "TBody", "TD", "TFoot", "TH", "THead", "TI", "TK", "TM", "TOC", "TOCI", "TP", "TR", "TR2", "TRS", "TU",
    "Table", "Tabs", "Templates", "Text", "TextAlign", "TextDecorationType", "TextIndent", "Thread", "Threads",
    "Thumb", "TilingType", "TimeStamp", "Times-Bold", "Times-BoldItalic", "Times-Italic", "Times-Roman", "Title",
    "ToUnicode", "Toggle", "Top", "Trans", "TransMode", "TransferFunction", "Transparency", "TrapRegions",
    "Trapped", "TrimBox", "TrueType", "TurboMod", "Tx", "Type", "Type0", "Type1", "Type1C", "Type3", "U", "UC",
    "UE", "UF", "UR", "UR3", "URI", "URIActions", "URLS", "Underline", "UniqueID", "Unix", "Unknown", "Unordered",
    "UpperAlpha", "UpperRoman", "Usage", "UseAttachments", "UseCMap", "UseNone", "UseOC", "UseOutlines",
    "UseThumbs", "UserProperties", "UserUnit", "V", "VE", "VP", "Version", "Vertices", "View", "ViewArea",
    "ViewClip", "ViewState", "ViewerPreferences", "Viewport", "Visible", "W", "WC", "WMode", "WP", "WS", "WT",
    "Warichu", "Watermark", "WhitePoint", "Widget", "Width", "Width2", "Widths", "Win", "WinAnsiEncoding",
    "WritingMode", "X", "XFA", "XHeight", "XML", "XObject", "XRef", "XRefStm", "XStep", "XYZ", "Y", "YStep",
    "ZapfDingbats", "Zoom", "a0", "ca", "cb", "checked", "false", "none", "op", "pb", "pdfuaid", "sRGB", "true",
    "uri",
    // clang-format on
};

/// Where a key leads: what stands behind it is of that kind, whatever led to it.
struct Lead {
    std::string_view key;
    Channel channel;
};
constexpr std::array<Lead, 42> leads = {{
    {"Info", Channel::information},
    {"Metadata", Channel::xmp},
    {"Outlines", Channel::outline},
    {"Dests", Channel::link},
    {"Names", Channel::link},
    {"A", Channel::link},
    {"AA", Channel::link},
    {"OpenAction", Channel::link},
    {"URI", Channel::link},
    {"Dest", Channel::link},
    {"JS", Channel::form},
    {"JavaScript", Channel::form},
    {"Annots", Channel::annotation},
    {"AcroForm", Channel::form},
    {"XFA", Channel::form},
    {"StructTreeRoot", Channel::tag},
    {"IDTree", Channel::tag},
    {"ActualText", Channel::tag},
    {"Alt", Channel::tag},
    {"AF", Channel::attachment},
    {"EmbeddedFiles", Channel::attachment},
    {"EF", Channel::attachment},
    {"FS", Channel::attachment},
    {"RichMedia", Channel::attachment},
    {"Collection", Channel::attachment},
    {"OCProperties", Channel::layer},
    {"OC", Channel::layer},
    {"OCGs", Channel::layer},
    {"Properties", Channel::layer},
    {"Thumb", Channel::image},
    {"Alternates", Channel::image},
    {"PageLabels", Channel::label},
    {"Threads", Channel::label},
    {"B", Channel::label},
    {"PieceInfo", Channel::piece},
    {"SpiderInfo", Channel::label},
    {"Font", Channel::font_subset},
    {"ToUnicode", Channel::to_unicode},
    {"Perms", Channel::form},
    {"XObject", Channel::stream},
    {"Lang", Channel::piece},
    {"Renditions", Channel::attachment},
}};

/// Keys that lead back up; what they lead to is reached from above.
bool leads_back(std::string_view key) {
    return key == "Parent" || key == "P" || key == "Pg" || key == "Prev" || key == "IRT";
}

Channel channel_behind(std::string_view key, Channel from) {
    if (from == Channel::attachment && key != "Metadata") return from;
    if (from == Channel::annotation && (key == "P" || key == "Popup")) return from;
    if (from == Channel::image && key != "Metadata") return from;
    if (from == Channel::outline && key != "A") return from;
    if (from == Channel::piece) return from;
    if (from == Channel::tag && key == "A") return from;
    if (from == Channel::information) return from;
    for (Lead const& lead : leads) {
        if (lead.key == key) return lead.channel;
    }
    return from;
}

bool is_binary(std::string_view bytes) {
    auto const strange = std::count_if(
        bytes.begin(), bytes.end(), [](char c) { return c >= 0 && c < 0x20 && c != '\n' && c != '\r' && c != '\t'; });
    return strange > 0;
}

void collect_pages(File const& file, Value const& node, std::vector<Value const*> const& above,
                   std::set<Object const*>& seen, std::vector<Page>& out) {
    Object const* const object = file.object_of(node);
    if (object == nullptr || above.size() > 60 || out.size() > 200'000 || !seen.insert(object).second) return;
    std::vector<Value const*> inherited{&object->value};
    inherited.insert(inherited.end(), above.begin(), above.end());
    Value const& kids = file.get(object->value, "Kids");
    if (kids.is(Type::array) && !object->value["Type"].is_name("Page")) {
        for (Value const& kid : kids.items) collect_pages(file, kid, inherited, seen, out);
    } else if (object->value.is(Type::dictionary)) {
        out.push_back({object, std::move(inherited)});
    }
}

}  // namespace

std::vector<Page> pages_of(File const& file) {
    std::vector<Page> out;
    std::set<Object const*> seen;
    collect_pages(file, file.get(file.trailer(), "Root")["Pages"], {}, seen, out);
    return out;
}

std::vector<Page> loose_pages_of(File const& file, std::vector<Page> const& pages) {
    constexpr std::size_t most = 1'000;
    constexpr std::size_t highest = 60;
    std::set<Object const*> known;
    for (auto const& page : pages) known.insert(page.object);
    std::vector<Page> out;
    for (Object const& object : file.objects()) {
        bool const page = object.value["Type"].is_name("Page") || object.value.has("Resources");
        if (!page || object.has_stream || !object.value.has("Contents") || known.contains(&object)) continue;
        Page found{&object, {&object.value}};
        auto const* above = file.object_of(object.value["Parent"]);
        for (; above != nullptr && found.inherited.size() < highest; above = file.object_of(above->value["Parent"]))
            found.inherited.push_back(&above->value);
        out.push_back(std::move(found));
        if (out.size() == most) break;
    }
    return out;
}

bool is_usual_name(std::string_view name) { return std::binary_search(usual_names.begin(), usual_names.end(), name); }

std::string place_of(Object const* object, std::string_view key) {
    std::string where = object == nullptr ? "the trailer" : "object " + std::to_string(object->number);
    if (is_usual_name(key)) where.append(", /").append(key);
    return where;
}

void Roles::take_text(Value const& value, Channel role, std::string_view key, Object const* object) {
    if (value.is(Type::name)) {
        if (value.text.size() < 3 || is_usual_name(value.text)) return;
        Channel const channel = role == Channel::page_text || role == Channel::font_subset ? Channel::stream : role;
        gathering_.add_string(channel, place_of(object, key), value.text, Joined::yes);
        return;
    }
    bool const random =
        key == "ID" || key == "CheckSum" || key == "O" || key == "U" || key == "OE" || key == "UE" || key == "Perms";
    if (random && is_binary(value.text)) return;
    Channel const channel = channel_behind(key, role);
    bool const joined = channel == Channel::link || channel == Channel::attachment || channel == Channel::information ||
                        channel == Channel::label || channel == Channel::stream;
    gathering_.add_string(channel, place_of(object, key), value.text, joined ? Joined::yes : Joined::no);
    if (key == "CharSet") {
        std::string letters = value.text;
        std::erase(letters, '/');
        gathering_.add_letters(Channel::font_subset, place_of(object, key), letters);
    }
}

void Roles::enter(Value const& value, Channel role, std::string_view key, Object const* object, int depth) {
    if (depth > deepest) return;
    switch (value.type) {
        case Type::string:
        case Type::name:
            take_text(value, role, key, object);
            break;
        case Type::array: {
            for (Value const& item : value.items) enter(item, role, key, object, depth + 1);
            break;
        }
        case Type::dictionary: {
            Channel inside = role;
            if (role == Channel::annotation && value["Subtype"].is_name("Widget")) inside = Channel::form;
            if (value["Type"].is_name("OCG")) inside = Channel::layer;
            if (value["Type"].is_name("Filespec") || value["Type"].is_name("EmbeddedFile"))
                inside = Channel::attachment;
            if (value["Subtype"].is_name("Image")) inside = Channel::image;
            for (std::size_t i = 0; i + 1 < value.items.size(); i += 2) {
                Value const& name = value.items[i];
                take_text(name, inside, {}, object);
                if (value.items[i + 1].is(Type::reference) && leads_back(name.text)) continue;
                enter(value.items[i + 1], channel_behind(name.text, inside), name.text, object, depth + 1);
            }
            break;
        }
        case Type::reference: {
            Object const* const next = file_.find(value.integer());
            if (next == nullptr || reached_[index(*next)]) break;
            reached_[index(*next)] = true;
            roles_[index(*next)] = role;
            open_.emplace_back(next, role);
            break;
        }
        default:
            break;
    }
}

void Roles::follow() {
    while (!open_.empty()) {
        auto const [object, role] = open_.back();
        open_.pop_back();
        enter(object->value, role, {}, object, 0);
    }
}

void Roles::walk(std::vector<Page> const& pages) {
    // Pages and their parents first, without what hangs on them: much refers to pages that is not of their kind.
    std::vector<Object const*> tree;
    for (Page const& page : pages) {
        reached_[index(*page.object)] = true;
        tree.push_back(page.object);
    }
    Value const& trailer = file_.trailer();
    Value const& root = file_.get(trailer, "Root");
    Object const* const catalog = file_.object_of(trailer["Root"]);
    if (catalog != nullptr) reached_[index(*catalog)] = true;
    for (std::size_t i = 0; i + 1 < root.items.size(); i += 2) {
        Value const& key = root.items[i];
        take_text(key, Channel::stream, {}, catalog);
        enter(root.items[i + 1], channel_behind(key.text, Channel::stream), key.text, catalog, 0);
        follow();
    }
    for (Object const* const page : tree) {
        roles_[index(*page)] = Channel::page_text;
        for (std::size_t i = 0; i + 1 < page->value.items.size(); i += 2) {
            Value const& key = page->value.items[i];
            take_text(key, Channel::stream, {}, page);
            if (leads_back(key.text)) continue;
            enter(page->value.items[i + 1], channel_behind(key.text, Channel::stream), key.text, page, 0);
            follow();
        }
    }
    for (Trailer const& one : file_.trailers()) {
        for (std::size_t i = 0; i + 1 < one.dictionary.items.size(); i += 2) {
            std::string const& key = one.dictionary.items[i].text;
            take_text(one.dictionary.items[i], Channel::stream, {}, nullptr);
            enter(one.dictionary.items[i + 1], channel_behind(key, Channel::stream), key, nullptr, 0);
            follow();
        }
    }
}

void Roles::take_unused(Object const& object, Channel channel) {
    struct Visitor {
        Roles& roles;
        Channel channel;
        Object const& object;
        void visit(Value const& value, std::string_view key, int depth) const {
            if (depth > deepest) return;
            if (value.is(Type::name) && (value.text.size() < 3 || is_usual_name(value.text))) return;
            if (value.is(Type::string) || value.is(Type::name)) {
                roles.gathering_.add_string(channel, place_of(&object, key), value.text, Joined::yes);
            }
            for (std::size_t i = 0; i < value.items.size(); ++i) {
                bool const dictionary = value.is(Type::dictionary);
                visit(value.items[i], dictionary && i % 2 == 1 ? std::string_view(value.items[i - 1].text) : key,
                      depth + 1);
            }
        }
    };
    Visitor{*this, channel, object}.visit(object.value, {}, 0);
}

}  // namespace dhrdoc::xray
