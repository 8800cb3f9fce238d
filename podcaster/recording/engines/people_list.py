"""The people derived from hibari's voice "heart". A search over some 390 of them chose these.

tests/benchmarks/natural_people.py judges them: how well they are understood, how they sound, who is alike.
"""

from podcaster.recording.engines.people import Person

PEOPLE: dict[str, Person] = {
    "rupert": Person(
        gender="male",
        british=True,
        stretch=0.85,
        curve=0.6,
        pitch=0.505,
        tilt_db=-1.5,
        ring_db=6,
        ring_hz=1800,
        level_db=-7,
    ),
    "alistair": Person(
        gender="male",
        british=True,
        stretch=0.713,
        curve=1,
        pitch=0.519,
        tilt_db=1.7,
        breath_db=-4,
        ring_db=-4,
        ring_hz=2800,
    ),
    "edgar": Person(
        gender="male",
        british=True,
        stretch=0.719,
        pitch=0.713,
        tilt_db=3,
        breath_db=3,
        ring_db=-4,
        ring_hz=1200,
        level_db=5,
    ),
    "owen": Person(gender="male", stretch=0.93, curve=0.6, pitch=0.51, tilt_db=3.1, ring_db=-4, ring_hz=1800),
    "victor": Person(gender="male", stretch=1.051, curve=0.3, pitch=0.635, tilt_db=2, ring_db=4, ring_hz=1200),
    "walter": Person(gender="male", stretch=0.768, curve=0.3, pitch=0.589, tilt_db=2),
    "toby": Person(gender="male", stretch=0.762, curve=1, pitch=0.659, tilt_db=3, breath_db=3, ring_db=6, ring_hz=1200),
    "silas": Person(
        gender="male", stretch=0.764, curve=1, pitch=0.566, tilt_db=3.1, breath_db=3, ring_db=-4, ring_hz=700
    ),
    "hester": Person(gender="female", british=True, stretch=0.935, pitch=1.04, tilt_db=-0.5),
    "maud": Person(
        gender="female",
        british=True,
        stretch=0.917,
        curve=0.3,
        pitch=0.869,
        tilt_db=3.3,
        breath_db=3,
        ring_db=-4,
        ring_hz=1200,
    ),
    "phoebe": Person(gender="female", british=True, stretch=1.04, pitch=0.85, tilt_db=2.6),
    "lena": Person(gender="female", stretch=1.005, curve=1, pitch=0.983, tilt_db=-1),
    "tess": Person(gender="female", stretch=1.086, curve=0.3, pitch=1.08, tilt_db=3.5, ring_db=-4, ring_hz=1200),
    "clara": Person(gender="female", stretch=0.951, curve=1, pitch=0.877, ring_db=-4, ring_hz=700),
    "nora": Person(
        gender="female", british=True, stretch=0.951, curve=1, pitch=0.817, tilt_db=-1.3, ring_db=-4, ring_hz=700
    ),
}
"""By name. The names are also those of the voice profiles."""
