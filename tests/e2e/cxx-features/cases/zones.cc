// std: c++20
// gcc: 14
// clang: 18
// libc++: no
// root: zoneinfo
// root: plain
//
// Time zones, on a target with its own data and on one without: the library then has its own.
#include "must.h"

#include <chrono>
#include <cstdlib>
#include <format>
#include <stdexcept>
#include <string>

int main()
{
    using namespace std::chrono;
    const tzdb &data = get_tzdb();
    must(!data.version.empty() && data.zones.size() > 300 && data.leap_seconds.size() >= 27);
    const time_zone *berlin = locate_zone("Europe/Berlin");
    sys_seconds summer = sys_days(year(2012) / 7 / 1), winter = sys_days(year(2012) / 12 / 25);
    must(berlin->get_info(summer).offset == hours(2) && berlin->get_info(winter).abbrev == "CET");
    must(std::format("{:%F %T %Z}", zoned_time("Asia/Tokyo", winter)) == "2012-12-25 09:00:00 JST");
    local_seconds skipped = local_days(year(2012) / 3 / 25) + hours(2) + minutes(30);
    try {
        (void)berlin->to_sys(skipped);
        must(!"thrown");
    } catch (const nonexistent_local_time &) {
    }
    local_seconds twice = local_days(year(2012) / 10 / 28) + hours(2) + minutes(30);
    must(berlin->to_sys(twice, choose::latest) - berlin->to_sys(twice, choose::earliest) ==
         hours(1));
    must(berlin->get_info(sys_days(year(2040) / 7 / 1)).offset == hours(2));
    try {
        (void)locate_zone("Nowhere/AtAll");
        must(!"thrown");
    } catch (const std::runtime_error &) {
    }
    must(!current_zone()->name().empty());
    must(clock_cast<utc_clock>(winter).time_since_epoch() - winter.time_since_epoch() ==
         seconds(25));
    return done();
}
