package org.consilium.cases.routing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.consilium.cases.Explanation;
import org.consilium.cases.Explanation.Reason;

/** Everything the router can say, each with its English sentence; {@code {name}} stands for a value. */
public enum Because {
    CORRIDOR_OPEN("Inside one node the corridor is open to everybody."),
    RULES("By the routing rules of {institution}, version {version}."),
    CONSENT_DOES_NOT_COVER("The consent covers only the institutions above and below the one that asks."),
    NO_ROLE("Does not hold the role {role}."),
    SITE_NOT_READ("Does not read the site {site}."),
    MODALITIES_NOT_READ("Does not read {modalities}."),
    NO_LANGUAGE("Writes in none of the languages asked for ({languages})."),
    OWN_CASE("Asked the question: nobody gives a second opinion on their own case."),
    TREATS_THERE("Treats patients of the institution that asks: the opinion would not be independent."),
    SAME_DEPARTMENT("Works in the department that treats the patient."),
    HAS_LEFT("Has left."),
    LICENCE_ENDED("The licence has ended."),
    RULE_EXCLUDES("Is excluded by the rule \"{rule}\"."),
    RULE_REQUIRES_OTHERS("The rule \"{rule}\" asks for others."),
    OFF_DUTY_UNTIL("Is off duty, works from {at} in {zone}."),
    OFF_DUTY("Is off duty, and none is planned."),
    ON_VACATION("Is on vacation until {at} in {zone}."),
    AWAY("Is away until {at} in {zone}."),
    BACK_ON_DUTY("Is on duty again from {at} in {zone}."),
    NO_DUTY_AFTER("No duty is planned after it."),
    LOAD_FULL("Has {open} open cases of at most {max}."),
    HAS_DECLINED("Has declined this case."),
    IS_ASKED("Has been asked and may still answer."),
    WAS_SILENT("Let an offer of this case pass."),
    FITS("Topic, languages and load fit."),
    ON_DUTY_UNTIL("Is on duty until {at} in {zone}."),
    ON_DUTY("Is on duty round the clock."),
    SILENT_AGAIN("Nobody else is left: who let an offer pass is asked once more."),
    RULE_WIDENED("Nobody else is left: the rule \"{rule}\" does not count."),
    NOBODY_IN_RING("Nobody there: {ring}."),
    NOBODY("Nobody is left: a coordinator has to decide."),
    SOMEBODY_FROM("Somebody who fits is on duty from {at}."),
    RANK("Rank {rank}."),
    DEPUTY_OF_SILENT("Is deputy of {person}, who has declined or not answered."),
    DEPUTY_OF_ABSENT("Is deputy of {person}, who is away."),
    DEPUTY_OF_FIRST("Is deputy of {person}, who is asked first."),
    PREFERRED("Is preferred by the rule \"{rule}\"."),
    RING("Is in {ring}."),
    LOAD("Has {open} open cases of at most {max}."),
    MEDIAN("Answers in {hours} h (median)."),
    NO_ANSWER_YET("Has answered none yet."),
    LAST_ASKED("Was asked last at {at}."),
    NEVER_ASKED("Was never asked before."),
    FIRST("First of all ranks."),
    BACKUP("Asked when the first choice is slow.");

    private static final DateTimeFormatter ON_THE_WALL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final String english;

    Because(String english) {
        this.english = english;
    }

    /** The reason with its values: names and values in turn, as many as the sentence has. */
    Reason with(Object... namesAndValues) {
        return Reason.of(name(), namesAndValues);
    }

    /** An explanation of nothing but this sentence. */
    public Explanation alone(Object... namesAndValues) {
        return all(with(namesAndValues));
    }

    static Explanation all(Reason... reasons) {
        return all(Arrays.asList(reasons));
    }

    static Explanation all(List<Reason> reasons) {
        return new Explanation(reasons, reasons.stream().map(Because::english).collect(Collectors.joining(" ")));
    }

    private static String english(Reason reason) {
        var text = valueOf(reason.code()).english;
        for (var value : reason.values().entrySet()) {
            text = text.replace("{" + value.getKey() + "}", words(value.getKey(), value.getValue(), reason));
        }
        return text;
    }

    private static String words(String name, String value, Reason reason) {
        return switch (name) {
            case "role" -> value.toLowerCase(Locale.ROOT).replace('_', ' ');
            case "ring" -> Ring.valueOf(value).text();
            case "at" ->
                reason.values().containsKey("zone")
                        ? ON_THE_WALL.format(Instant.parse(value)
                                .atZone(ZoneId.of(reason.values().get("zone"))))
                        : value;
            default -> value;
        };
    }
}
