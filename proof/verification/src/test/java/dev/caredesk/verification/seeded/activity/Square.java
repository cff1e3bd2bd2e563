package dev.caredesk.verification.seeded.activity;

/** A case that stands by itself. */
public record Square(int side) implements Shape {
    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.square(this);
    }
}
