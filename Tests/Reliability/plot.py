"""Plots as SVG text, readable on light and dark pages."""

WIDTH, HEIGHT, LEFT, GAP = 720, 90, 60, 34


def small_multiples(samples, columns):
    """One line chart a column, one below the other, over the seconds of the samples."""
    total = len(columns) * (HEIGHT + GAP) + GAP
    hours = max(samples[-1]["seconds"] / 3600, 0.001)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {total}" font-family="sans-serif" font-size="12">',
        "<style>text{fill:#777}path{fill:none;stroke:#2a78c8;stroke-width:1.2}line{stroke:#7777}</style>",
    ]
    for index, (name, title) in enumerate(columns):
        top = GAP + index * (HEIGHT + GAP)
        parts.append(f'<text x="{LEFT}" y="{top - 8}">{title}</text>')
        parts += chart([entry[name] for entry in samples], top)
    parts.append(f'<text x="{LEFT}" y="{total - 8}">0 to {hours:.2g} hours</text></svg>')
    return "\n".join(parts) + "\n"


def chart(values, top):
    """A line over a scale that begins at zero."""
    highest = max(max(values), 1e-9) * 1.1
    step = (WIDTH - LEFT - 10) / max(1, len(values) - 1)
    points = (f"{LEFT + number * step:.1f},{top + HEIGHT - value / highest * HEIGHT:.1f}" for number, value in enumerate(values))
    scale = (0, highest / 1.1)
    for value in scale:
        y = top + HEIGHT - value / highest * HEIGHT
        yield f'<line x1="{LEFT}" x2="{WIDTH - 10}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:.4g}</text>'
    yield f'<path d="M{" ".join(points)}"/>'
