package dev.caredesk.verification.seeded.activity;

/** A sealed type with a visitor, as those of the face are. */
public sealed interface Shape permits Square, Shape.Round {

    /** A case that stands inside. */
    record Round(int radius) implements Shape {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.round(this);
        }
    }

    /** One answer for each case. */
    interface Cases<T> {

        T square(Square square);

        T round(Round round);
    }

    /** The answer for the case that this one is. */
    <T> T fold(Cases<T> cases);
}
