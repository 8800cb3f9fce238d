"""The people derived from hibari's voice "heart". tests/benchmarks/natural_people.py searched for them."""

from podcaster.recording.engines.people import Person

PEOPLE: dict[str, Person] = {
    "rupert": Person(
        gender="male", british=True, stretch=0.822, curve=0.6, pitch=0.51, tilt_db=-1.5, ring_db=6, ring_hz=1800.0
    ),
    "walter": Person(
        gender="male", stretch=0.788, curve=0.6, pitch=0.647, tilt_db=3, breath_db=6, ring_db=-4, ring_hz=2800.0
    ),
    "nora": Person(gender="female", stretch=1.071, curve=0.6, pitch=0.872, tilt_db=-1.5, breath_db=3),
    "owen": Person(gender="male", stretch=0.92, curve=0.6, pitch=0.5, tilt_db=2),
    "hester": Person(gender="female", british=True, stretch=0.94, tilt_db=-1),
    "tess": Person(gender="female", stretch=1.177, curve=0.3, pitch=1.333, pitch_range=0.7, tilt_db=1, breath_db=6),
    "clara": Person(gender="female", stretch=0.951, curve=1.0, pitch=0.877, ring_db=-4, ring_hz=700.0),
    "lena": Person(gender="female", pitch=1.25, tilt_db=2),
    "maud": Person(
        gender="female", british=True, stretch=0.924, curve=0.3, pitch=0.976, pitch_range=1.3, tilt_db=3, breath_db=3
    ),
    "silas": Person(
        gender="male", stretch=0.936, curve=1.0, pitch=0.48, tilt_db=-1.5, breath_db=6, ring_db=-4, ring_hz=1800.0
    ),
    "victor": Person(gender="male", stretch=0.84, pitch=0.56, tilt_db=2),
    "toby": Person(
        gender="male",
        stretch=0.823,
        curve=0.3,
        pitch=0.705,
        pitch_range=0.7,
        tilt_db=-1.5,
        breath_db=3,
        ring_db=4,
        ring_hz=2800.0,
    ),
    "phoebe": Person(
        gender="female",
        british=True,
        stretch=1.117,
        curve=0.6,
        pitch=1.022,
        pitch_range=0.7,
        tilt_db=2,
        ring_db=4,
        ring_hz=400.0,
    ),
    "edgar": Person(
        gender="male", british=True, stretch=0.774, pitch=0.463, tilt_db=2, breath_db=3, ring_db=4, ring_hz=1200.0
    ),
    "alistair": Person(
        gender="male",
        british=True,
        stretch=0.858,
        curve=0.6,
        pitch=0.485,
        pitch_range=0.7,
        breath_db=6,
        ring_db=6,
        ring_hz=2800.0,
    ),
}
"""By name. The names are also those of the voice profiles."""
