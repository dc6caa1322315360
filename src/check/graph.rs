//! Finds cycles among things that lead to each other.

/// A way that leads back to where it begins.
pub(crate) struct Cycle<E> {
    /// The edge that closes it, and where that is from.
    pub(crate) last: (usize, E),
    /// Every edge of it, the last one too, each with where it is from.
    pub(crate) edges: Vec<(usize, E)>,
}

/// What a search came to.
pub(crate) struct Search<E> {
    /// Each cycle once.
    pub(crate) cycles: Vec<Cycle<E>>,
    /// Everything, each behind what it leads to; edges that close a cycle left aside.
    pub(crate) order: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Visit {
    Not,
    OnPath,
    Done,
}

/// Searches what each of `edges` leads to.
pub(crate) fn search<E: Copy>(edges: &[Vec<(usize, E)>]) -> Search<E> {
    let mut visits = vec![Visit::Not; edges.len()];
    let mut found = Search { cycles: Vec::new(), order: Vec::with_capacity(edges.len()) };
    for start in 0..edges.len() {
        if visits[start] != Visit::Not {
            continue;
        }
        // What is on the path, each with the number of its edges that were followed.
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        visits[start] = Visit::OnPath;
        while let Some((at, followed)) = path.last_mut() {
            let Some(&(next, edge)) = edges[*at].get(*followed) else {
                visits[*at] = Visit::Done;
                found.order.push(*at);
                path.pop();
                continue;
            };
            *followed += 1;
            let last = (*at, edge);
            match visits[next] {
                Visit::Not => {
                    visits[next] = Visit::OnPath;
                    path.push((next, 0));
                }
                Visit::OnPath => {
                    let cycle = path.iter().skip_while(|(at, _)| *at != next);
                    // The edge that was followed last leads on in the cycle.
                    let edges = cycle.map(|(at, followed)| (*at, edges[*at][*followed - 1].1)).collect();
                    found.cycles.push(Cycle { last, edges });
                }
                Visit::Done => {}
            }
        }
    }
    found
}
