package dev.caredesk.verification.seeded.jdbc;

import dev.caredesk.verification.seeded.activity.Shape;
import dev.caredesk.verification.seeded.activity.Square;
import java.util.List;

/** Seeded: takes a sealed type apart as if no further case could come. */
final class LastCase {
    private LastCase() {}

    static int chain(Shape shape) {
        if (shape instanceof Square square) {
            return square.side();
        }
        return shape instanceof Shape.Round round ? round.radius() : 0;
    }

    static List<Shape> later(List<Shape> shapes) {
        return shapes.stream()
                .filter(shape -> shape instanceof Square || shape instanceof Shape.Round)
                .toList();
    }

    static List<Class<? extends Shape>> classes() {
        return List.of(Square.class, Shape.Round.class);
    }

    /** Sound: a filter, twice for the same case. */
    static boolean isSquare(Shape one, Shape other) {
        return one instanceof Square && other instanceof Square;
    }
}
