"""The names that belong to PDF, or to the programs that made a pack, and say nothing of a board."""

import re

_NAMES = frozenset(
    """
    A Action ActualText AF AFRelationship AIS Alt Annot Annots AP application/json Article Artifact AS Ascent
    ASCII85Decode ASCIIHexDecode Attached Author AvgWidth B Background Base BaseEncoding BaseFont BaseVersion BBox BG
    BitsPerComponent BitsPerCoordinate BitsPerFlag BitsPerSample BlackIs1 BleedBox Block BlockQuote BM Border
    BorderStyle Bottom Bounds BS C C0 C1 CA ca CalGray CalRGB Cap CapHeight Caption Catalog CCITTFaxDecode Center CF
    CharProcs CharSet CheckSum CIDFontType0 CIDFontType0C CIDFontType2 CIDSet CIDSystemInfo CIDToGIDMap ClassMap CMap
    Color Colorants Colors ColorSpace ColorTransform ColSpan Column Columns Compatible Contents Coords Count
    CreationDate Creator CropBox CS D DA Darken Data DCTDecode Decimal Decode DecodeParms Default DefaultCMYK
    DefaultGray DefaultRGB Desc DescendantFonts Descent Dest DestOutputProfile Dests DeviceCMYK DeviceGray DeviceN
    DeviceRGB Differences Disc DisplayDocTitle Div Document Domain DP DR Duplex DV DW E EF Em EmbeddedFile
    EmbeddedFiles Encode Encoding End Extend Extends ExtGState F FFilter Figure Filespec Filter First FirstChar Fit
    FitB FitBH FitBV FitH FitR FitV FixedPrint Flags FlateDecode Font FontBBox FontDescriptor FontFamily FontFile
    FontFile2 FontFile3 FontMatrix FontName FontStretch FontWeight Footer Form Formula Function Functions FunctionType
    Gamma GoTo GoToR Group H H1 H2 H3 H4 H5 H6 Header Headers Height HT I ICCBased ID Identity Identity-H Identity-V
    IDTree IM Image image/jpeg image/png ImageMask Index Indexed Info Inline InlineShape Intent Interpolate IRT
    ItalicAngle IX JavaScript JBIG2Decode JPXDecode K Keywords Kids L Lab lab-d50 lab-d65 Lang Last LastChar Layout
    Lbl LBody LC Leading Length Length1 Length2 Length3 LI Lighten Limits LineHeight Link List ListNumbering LJ
    LowerAlpha LowerRoman Luminosity LW LZWDecode M MacRomanEncoding Margin Marked MarkInfo Mask Matrix Matte MaxWidth
    MCID MCR MediaBox Metadata MissingWidth ML ModDate Movie Multiply N Name Names Namespace Namespaces
    NeedAppearances Next NM None NonStruct Normal Note NS Nums O Obj OBJR ObjStm OCG OCGs OCProperties ON OP op Open
    OpenAction OPM Opt Order Ordered Ordering Outlines OutputCondition OutputConditionIdentifier OutputIntent
    OutputIntents Overlay P Page PageLabels PageLayout PageMode Pages Pagination PaintType Params Parent ParentTree
    ParentTreeNextKey Part Pattern PatternType PDF Perceptual Pg PieceInfo Placement Popup Predictor Prev Print
    PrintScaling Process ProcSet Producer Properties PS Q Quote R Range RC Rect Reference Registry
    RelativeColorimetric Resources RI RL RoleMap Root Rotate Row RowSpan RT RunLengthDecode S SA Saturation Scope
    Screen Sect Separation Shading ShadingType Size SM SMask SMaskInData Source SpaceAfter SpaceBefore Span sRGB St
    Standard StandardEncoding Start StemH StemV Stream Strong StructElem StructParent StructParents StructTreeRoot
    Style Subject Subtype Summary Supplement Suspects Symbol T Table Tabs TBody TD Text text/plain TextAlign
    TextIndent TFoot TH THead TilingType Title TOC TOCI Top ToUnicode TR TR2 Transparency TrapNet Trapped TrimBox
    TrueType Type Type0 Type1 Type1C Type3 UF Underline Unspecified UpperAlpha UpperRoman URI UseNone UseOutlines
    UserUnit V Version ViewerPreferences ViewState VP W W2 WhitePoint Widget Width Widths WinAnsiEncoding WMode
    XHeight XML XObject XRef XRefStm XStep XYZ YStep ZapfDingbats
    """.split()  # noqa: SIM905 - a table of words
)
_MADE = re.compile(r"[A-Z]{6}(?:\+.*)?|Sbpack[A-Z][a-z]+|[A-Za-z]{1,3}-?\d+(?:\.\d+)?|Source(?:Sans|Serif|-).*")
"""What programs make up: subsets of fonts, numbered resources."""

NO_WORDS = frozenset(
    [
        "/BaseFont",
        "/CharSet",
        "/CheckSum",
        "/Colorants",
        "/ColorSpace",
        "/CS",
        "/Differences",
        "/FontFamily",
        "/FontName",
        "/Lang",
        "/Ordering",
        "/OutputCondition",
        "/OutputConditionIdentifier",
        "/Registry",
    ]
)
"""Keys whose strings and names belong to fonts, colours and the format, whoever made the file."""
RESOURCES = frozenset(
    ["/CharProcs", "/ExtGState", "/Font", "/Pattern", "/ProcSet", "/Properties", "/Shading", "/XObject"]
)
"""Keys of dictionaries whose own keys are names that a program gave to what a page draws with."""


def is_of_the_format(name: str) -> bool:
    """Whether a name, with its stroke, is one that any pack may have."""
    return name[1:] in _NAMES or _MADE.fullmatch(name[1:]) is not None
