#define A(x) int x##0, x##1, x##2, x##3, x##4, x##5, x##6, x##7, x##8, x##9;
#define B(x) A(x##0) A(x##1) A(x##2) A(x##3) A(x##4) A(x##5) A(x##6) A(x##7) A(x##8) A(x##9)
#define C(x) B(x##0) B(x##1) B(x##2) B(x##3) B(x##4) B(x##5) B(x##6) B(x##7) B(x##8) B(x##9)
C(a) C(b) C(c) C(d) C(e) C(f) C(g) C(h) C(i) C(j)
C(k) C(l) C(m) C(n) C(o) C(p) C(q) C(r) C(s) C(t)
