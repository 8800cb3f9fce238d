"""Language codes: BCP 47 tags, which the program uses, and ISO 639-2 codes, which ID3 frames hold."""

_ISO_639 = (
    "aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul bibis bmbam bnben "
    "bobod brbre bsbos cacat ceche chcha cocos crcre csces cuchu cvchv cycym dadan dedeu dvdiv dzdzo eeewe elell "
    "eneng eoepo esspa etest eueus fafas ffful fifin fjfij fofao frfra fyfry gagle gdgla glglg gngrn guguj gvglv "
    "hahau heheb hihin hohmo hrhrv hthat huhun hyhye hzher iaina idind ieile igibo iiiii ikipk ioido isisl itita "
    "iuiku jajpn jvjav kakat kgkon kikik kjkua kkkaz klkal kmkhm knkan kokor krkau kskas kukur kvkom kwcor kykir "
    "lalat lbltz lglug lilim lnlin lolao ltlit lulub lvlav mgmlg mhmah mimri mkmkd mlmal mnmon mrmar msmsa mtmlt "
    "mymya nanau nbnob ndnde nenep ngndo nlnld nnnno nonor nrnbl nvnav nynya ococi ojoji omorm orori ososs papan "
    "pipli plpol pspus ptpor quque rmroh rnrun roron rurus rwkin sasan scsrd sdsnd sesme sgsag sisin skslk slslv "
    "smsmo snsna sosom sqsqi srsrp ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir tktuk tltgl tntsn "
    "toton trtur tstso tttat twtwi tytah uguig ukukr ururd uzuzb veven vivie vovol wawln wowol xhxho yiyid yoyor "
    "zazha zhzho zuzul "
)
"""For each language its two letters of ISO 639-1 and its three of ISO 639-2/T, joined."""
_LONG = {pair[:2]: pair[2:] for pair in _ISO_639.split()}
_SHORT = {long: short for short, long in _LONG.items()}


def iso_639_2(language: str) -> str:
    """The ISO 639-2 code of a BCP 47 tag: "eng" for "en-GB"; "und" (undetermined) when there is none."""
    primary = language.replace("_", "-").split("-")[0].lower()
    if len(primary) == 3 and primary.isascii() and primary.isalpha():
        return primary
    return _LONG.get(primary, "und")


def bcp_47(language: str) -> str:
    """The shortest BCP 47 tag of an ISO 639-2 code: "en" for "eng"."""
    return _SHORT.get(language, language)
