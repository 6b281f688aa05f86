// The sections of a district's page that need more than the circle: values by name for their templates.
#pragma once

#include "viz/html/district_data.hpp"

namespace lianjian {

/// wall.mustache; `has_circle` makes each tile a button that shows the village there.
void set_wall(kainjow::mustache::data& data, const Briefing& briefing, bool has_circle);
/// changes.mustache, without data when nothing earlier is known.
void set_changes(kainjow::mustache::data& data, const Briefing& briefing);
/// The parts of fragility.mustache on several departures, on what is to be expected and on what will lapse.
void set_risk(kainjow::mustache::data& data, const Briefing& briefing);
/// uncovered.mustache: by township, and within it by nearest possible partner.
void set_uncovered(kainjow::mustache::data& data, const Briefing& briefing);
/// reach.mustache.
void set_reach(kainjow::mustache::data& data, const Briefing& briefing);
/// compare.mustache.
void set_compared(kainjow::mustache::data& data, const Briefing& briefing);
/// plan.mustache.
void set_plan(kainjow::mustache::data& data, const Briefing& briefing);
/// drawn.mustache: what is illustrative.
void set_drawn(kainjow::mustache::data& data, const Briefing& briefing);

}  // namespace lianjian
